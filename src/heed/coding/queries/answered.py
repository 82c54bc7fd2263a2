"""What was written in the check lists of a project."""

from heed.coding.models import Answered, Project


def answers_of(project: Project) -> dict[str, Answered]:
    """The answer to each blank that has one."""
    return {one.blank: one for one in Answered.objects.filter(project=project)}

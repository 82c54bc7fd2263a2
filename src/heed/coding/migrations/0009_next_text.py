"""What finds the next free text, and counts how far each coder is, without looking
through all that was done."""

from django.db import migrations, models
from django.db.models import Exists, OuterRef, Q


def follow_marks(apps, _schema_editor):
    """Texts that somebody is done with say so."""
    mark = apps.get_model("coding", "Mark")
    done = mark.objects.filter(text=OuterRef("pk"), state="done")
    apps.get_model("coding", "CodedText").objects.update(is_done=Exists(done))


class Migration(migrations.Migration):
    dependencies = [
        ("coding", "0008_roles_of_voices"),
    ]

    operations = [
        migrations.AddField(
            model_name="codedtext",
            name="is_done",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="coding",
            index=models.Index(fields=["coder", "-made_at"], name="coding_newest"),
        ),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(fields=["coder", "state"], name="coding_mark_by_state"),
        ),
        migrations.AddIndex(
            model_name="codedtext",
            index=models.Index(
                condition=Q(is_done=False, sample=None),
                fields=["project", "position"],
                name="coded_text_free",
            ),
        ),
        migrations.RunPython(follow_marks, migrations.RunPython.noop),
    ]

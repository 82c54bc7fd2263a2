"""Drafts are found by a number. Those that are under way are taken along."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

AT_ONCE = 500
WHOLE = (1 << 63) - 1


def number(look_up: bytes) -> int:
    """As queries.drafts reckons it at the time of this migration."""
    return int.from_bytes(bytes(look_up)[:8]) & WHOLE


def take_along(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Put every draft under its number; its body stays sealed as it is."""
    old = apps.get_model("responses", "Draft")
    new = apps.get_model("responses", "NumberedDraft")
    new.objects.bulk_create(
        (
            new(
                id=number(draft.look_up),
                organisation=draft.organisation,
                place_id=draft.place_id,
                gone_at=draft.gone_at,
                body=draft.body,
                is_given=draft.is_given,
            )
            for draft in old.objects.iterator(AT_ONCE)
        ),
        batch_size=AT_ONCE,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("responses", "0002_words_are_read"),
    ]

    operations = [
        migrations.CreateModel(
            name="NumberedDraft",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation", models.UUIDField(editable=False)),
                ("gone_at", models.DateTimeField(db_index=True)),
                ("body", models.BinaryField()),
                ("is_given", models.BooleanField(default=False)),
                (
                    "place",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="people.place",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.RunPython(take_along, migrations.RunPython.noop),
        migrations.DeleteModel("Draft"),
        migrations.RenameModel("NumberedDraft", "Draft"),
    ]

"""On SQLite the number of a draft is that of its row, and nothing counts them.

Django makes the table anew there and takes every draft along. PostgreSQL changes
nothing.
"""

from django.db import migrations

from heed.foundation.rows import NumberKey


class Migration(migrations.Migration):
    dependencies = [("responses", "0004_texts_list_marks")]

    operations = [
        migrations.AlterField(
            model_name="draft",
            name="id",
            field=NumberKey(editable=False, primary_key=True, serialize=False),
        ),
    ]

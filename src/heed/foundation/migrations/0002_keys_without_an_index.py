from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="idempotencykey",
            name="kept_on",
            field=models.DateField(),
        )
    ]

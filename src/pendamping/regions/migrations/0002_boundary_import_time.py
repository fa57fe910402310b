import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regions", "0001_initial")]

    operations = [
        migrations.RemoveField(model_name="boundary", name="imported_on"),
        migrations.AddField(
            model_name="boundary",
            name="imported_at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="diimpor"),
            preserve_default=False,
        ),
    ]

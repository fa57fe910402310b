from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0004_device_key_and_handset")]

    operations = [
        migrations.AddField(
            model_name="signinlink", name="used_with", field=models.CharField(blank=True, max_length=64)
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("common", "0006_photos_have_a_look")]

    operations = [
        migrations.AlterField(model_name="storedfile", name="media_type", field=models.CharField(max_length=100)),
    ]

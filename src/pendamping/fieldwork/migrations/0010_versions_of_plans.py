from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('fieldwork', '0009_clock_skew_of_the_device'),
    ]

    operations = [
        migrations.AddField(
            model_name='workplanitem',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='workplanitem',
            name='changed_at',
            field=models.DateTimeField(null=True),
        ),
    ]

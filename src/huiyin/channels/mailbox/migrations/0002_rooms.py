from django.conf import settings
from django.db import migrations, models

import huiyin.journal.models.words


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0001_first"),
        ("mailbox", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="room",
            field=models.CharField(blank=True, default="", max_length=30),
        ),
        migrations.AddField(
            model_name="letter",
            name="room_ref",
            field=models.CharField(
                blank=True, default="", max_length=100, validators=[huiyin.journal.models.words.storable]
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("room", ""), _negated=True),
                fields=("owner", "room", "room_ref"),
                name="letter_of_room_once",
            ),
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import huiyin.journal.models.words


class Migration(migrations.Migration):
    dependencies = [
        ("notify", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="address",
            name="whose",
            field=models.CharField(
                blank=True, default="", max_length=100, validators=[huiyin.journal.models.words.storable]
            ),
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("once", models.CharField(max_length=200, validators=[huiyin.journal.models.words.storable])),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sending", "Sending"),
                            ("sent", "Sent"),
                            ("failed", "Failed"),
                        ],
                        default="waiting",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("tries", models.PositiveIntegerField(default=0, verbose_name="tries")),
                ("created_at", models.DateTimeField(verbose_name="created")),
                (
                    "address",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="words", to="notify.address"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "word to somebody",
                "verbose_name_plural": "words to somebody",
                "constraints": [models.UniqueConstraint(fields=("address", "once"), name="word_told_once")],
            },
        ),
    ]

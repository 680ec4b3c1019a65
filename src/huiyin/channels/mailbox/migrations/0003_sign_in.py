import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import huiyin.journal.models.words


class Migration(migrations.Migration):
    dependencies = [
        ("mailbox", "0002_rooms"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="access",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="account",
            name="client_id",
            field=models.CharField(
                blank=True,
                default="",
                max_length=200,
                validators=[huiyin.journal.models.words.storable],
                verbose_name="application ID",
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="entry",
            field=models.CharField(
                choices=[
                    ("password", "With a password or an authorisation code"),
                    ("sign_in", "With a sign-in at the provider"),
                ],
                default="password",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="scope",
            field=models.CharField(
                blank=True,
                default="",
                max_length=500,
                validators=[huiyin.journal.models.words.storable],
                verbose_name="",
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="token_url",
            field=models.CharField(
                blank=True,
                default="",
                max_length=500,
                validators=[huiyin.journal.models.words.storable],
                verbose_name="",
            ),
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "address",
                    models.CharField(max_length=254, validators=[huiyin.journal.models.words.storable]),
                ),
                (
                    "client_id",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=200,
                        validators=[huiyin.journal.models.words.storable],
                        verbose_name="application ID",
                    ),
                ),
                (
                    "token_url",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        validators=[huiyin.journal.models.words.storable],
                        verbose_name="",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        validators=[huiyin.journal.models.words.storable],
                        verbose_name="",
                    ),
                ),
                ("fields", models.JSONField(blank=True, default=dict)),
                ("sealed_device", models.TextField()),
                ("sealed_secret", models.TextField(blank=True, default="")),
                ("sealed_access", models.TextField(blank=True, default="")),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=40,
                        validators=[huiyin.journal.models.words.storable],
                        verbose_name="code",
                    ),
                ),
                (
                    "url",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=500,
                        validators=[huiyin.journal.models.words.storable],
                        verbose_name="",
                    ),
                ),
                ("interval", models.PositiveIntegerField(default=5)),
                ("until", models.DateTimeField()),
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
                "verbose_name": "sign-in",
                "verbose_name_plural": "sign-ins",
            },
        ),
    ]

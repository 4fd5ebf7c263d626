"""What an opened wave has promised, the database keeps."""

from django.db import migrations

from surveys.waves.guards import guards_off, guards_on


def on(apps, schema_editor):
    for statement in guards_on(vendor=schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def off(apps, schema_editor):
    for statement in guards_off(vendor=schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('surveys', '0003_hindrance'),
    ]

    operations = [
        migrations.RunPython(on, off),
    ]

"""Who is told of what; on PostgreSQL words are found by a part."""

import django.db.models.deletion
import foundation.clock
import foundation.search
import notifications.models.webhook
import simple_history.models
from django.conf import settings
from django.db import migrations, models

MODELS = ("WebhookEndpoint",)

def index(apps, schema_editor):
    for name in MODELS:
        foundation.search.index(schema_editor, apps.get_model("notifications", name))



class Migration(migrations.Migration):

    replaces = [('notifications', '0001_initial'), ('notifications', '0002_webhooks_and_links'), ('notifications', '0003_alarms_beside_messages'), ('notifications', '0001_squashed_0003_alarms_beside_messages'), ('notifications', '0004_webhooks_rest'), ('notifications', '0005_replaced_secrets'), ('notifications', '0006_put_away'), ('notifications', '0007_who_answers_for_a_webhook'), ('notifications', '0008_found_as_spelled')]

    initial = True

    dependencies = [
        ('regions', '0001_squashed_0015_pictures_looked_at'),
        ('requests_app', '0001_squashed_0023_one_of_each_national_rank'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnswerLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('sent', 'sent'), ('failed', 'failed, to be tried again'), ('given_up', 'given up')], default='waiting', help_text='how far it came', max_length=8, verbose_name='state')),
                ('created_at', models.DateTimeField(default=foundation.clock.now, help_text='when the event was turned into this message')),
                ('due_at', models.DateTimeField(default=foundation.clock.now, help_text='when it was to leave for the first time')),
                ('next_try_at', models.DateTimeField(default=foundation.clock.now, help_text='not before this moment; ahead while a sender holds it')),
                ('sent_at', models.DateTimeField(blank=True, help_text='when the receiving side took it', null=True, verbose_name='sent')),
                ('attempts', models.PositiveSmallIntegerField(default=0, help_text='tries that failed, or the last', verbose_name='tries')),
                ('last_error', models.CharField(blank=True, help_text='why the last try failed', max_length=500, verbose_name='last error')),
                ('put_away_at', models.DateTimeField(blank=True, help_text="since when it asks nobody's attention, though given up", null=True, verbose_name='put away')),
                ('address', models.EmailField(help_text='where it is sent; the link is bound to it', max_length=254, verbose_name='e-mail address')),
                ('text', models.CharField(help_text='the sentence of the table, untranslated', max_length=200)),
                ('account', models.ForeignKey(help_text='who answers, in the journal', on_delete=django.db.models.deletion.PROTECT, related_name='links', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(help_text='the event it tells about', on_delete=django.db.models.deletion.PROTECT, related_name='links', to='requests_app.event')),
                ('inquiry', models.ForeignKey(help_text='what the link opens', on_delete=django.db.models.deletion.PROTECT, related_name='links', to='requests_app.inquiry')),
                ('put_away_by', models.ForeignKey(blank=True, db_index=False, help_text='which administrator put it away', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'answer by link',
                'verbose_name_plural': 'answers by link',
                'indexes': [models.Index(condition=models.Q(('state__in', ['waiting', 'failed'])), fields=['next_try_at', 'id'], name='link_due'), models.Index(condition=models.Q(('state__in', ['waiting', 'failed'])), fields=['due_at'], name='link_late'), models.Index(condition=models.Q(('state', 'given_up')), fields=['due_at', 'id'], name='link_given_up'), models.Index(condition=models.Q(('state', 'sent')), fields=['sent_at'], name='link_sent')],
                'constraints': [models.UniqueConstraint(fields=('event', 'inquiry'), name='one_link_per_event_and_inquiry'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sent', 'failed', 'given_up'])), name='link_state_known')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalWebhookEndpoint',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('role', models.CharField(choices=[('institution', 'Care institution'), ('regional_partner', 'Care office or RO(N)AZ'), ('ghor', 'GHOR'), ('national_partner', 'National civil help'), ('locc', 'LOCC'), ('vws', 'Ministry of Health, Welfare and Sport'), ('defence_planner', 'Defence planner'), ('fact_finder', 'Fact finder'), ('decider', 'Decider for the Minister of Defence'), ('observer', 'Observer'), ('administrator', 'Administrator')], help_text='The role somebody acts in.', max_length=20, verbose_name='role')),
                ('url', models.URLField(help_text='Where events are sent by POST.', max_length=500, verbose_name='address')),
                ('description', models.CharField(help_text='Which system it is.', max_length=80, verbose_name='name')),
                ('folded', foundation.search.FoldedField(also={}, blank=True, default='', editable=False, help_text='Folded, to be found by.', joined=(), of=('description',))),
                ('kinds', models.JSONField(default=list, help_text='The kinds of messages it is sent.', verbose_name='kinds')),
                ('is_active', models.BooleanField(default=True, help_text='Switched off, nothing is sent and what waits goes on waiting.', verbose_name='active')),
                ('earlier_until', models.DateTimeField(blank=True, editable=False, help_text='Until when the secret before it signs too.', null=True)),
                ('created_at', models.DateTimeField(default=foundation.clock.now, editable=False, help_text='When it was added.')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('answers', models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='Who added or last changed it: with her role it ends, until a colleague takes it over.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('care_office_region', models.ForeignKey(blank=True, db_constraint=False, help_text='For a care office.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.careofficeregion', verbose_name='care office region')),
                ('channel', models.ForeignKey(blank=True, db_constraint=False, help_text='For the Red Cross and the civil pools.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.channel', verbose_name='channel')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(blank=True, db_constraint=False, help_text='For a care institution.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.institution', verbose_name='institution')),
                ('roaz_region', models.ForeignKey(blank=True, db_constraint=False, help_text='For a RO(N)AZ secretariat.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.roazregion', verbose_name='RO(N)AZ region')),
                ('safety_region', models.ForeignKey(blank=True, db_constraint=False, help_text='For GHOR.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.safetyregion', verbose_name='safety region')),
                ('team', models.ForeignKey(blank=True, db_constraint=False, help_text='For a fact finder.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.team', verbose_name='team')),
            ],
            options={
                'verbose_name': 'historical webhook',
                'verbose_name_plural': 'historical webhooks',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Mailbox',
            fields=[
                ('user', models.OneToOneField(help_text='whose', on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='mailbox', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('unread', models.PositiveIntegerField(default=0, help_text="messages not read, recounted under the row's lock")),
            ],
        ),
        migrations.CreateModel(
            name='Notification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('sent', 'sent'), ('failed', 'failed, to be tried again'), ('given_up', 'given up')], default='waiting', help_text='how far it came', max_length=8, verbose_name='state')),
                ('created_at', models.DateTimeField(default=foundation.clock.now, help_text='when the event was turned into this message')),
                ('due_at', models.DateTimeField(default=foundation.clock.now, help_text='when it was to leave for the first time')),
                ('next_try_at', models.DateTimeField(default=foundation.clock.now, help_text='not before this moment; ahead while a sender holds it')),
                ('sent_at', models.DateTimeField(blank=True, help_text='when the receiving side took it', null=True, verbose_name='sent')),
                ('attempts', models.PositiveSmallIntegerField(default=0, help_text='tries that failed, or the last', verbose_name='tries')),
                ('last_error', models.CharField(blank=True, help_text='why the last try failed', max_length=500, verbose_name='last error')),
                ('put_away_at', models.DateTimeField(blank=True, help_text="since when it asks nobody's attention, though given up", null=True, verbose_name='put away')),
                ('road', models.CharField(choices=[('inbox', 'on the page'), ('email', 'by e-mail')], help_text='how it travels', max_length=8, verbose_name='road')),
                ('kind', models.CharField(choices=[('task', 'something to do'), ('ladder', 'help from others'), ('request', 'what changed in a request'), ('decision', 'decisions'), ('deadline', 'due times'), ('conversation', 'comments and files'), ('delivery', "messages that didn't arrive")], help_text='what it is about', max_length=14, verbose_name='kind')),
                ('urgency', models.CharField(choices=[('now', 'at once'), ('soon', 'within the hour'), ('digest', 'in the daily summary')], help_text='how soon it must arrive', max_length=8, verbose_name='urgency')),
                ('text', models.CharField(help_text='the sentence of the table, untranslated', max_length=200)),
                ('about', models.CharField(choices=[('request', 'the request'), ('inquiry', 'what was asked, and nothing of the home'), ('delivery', "that something wasn't delivered, and nothing of the request")], default='request', help_text='what the sentence may name', max_length=8)),
                ('in_digest', models.BooleanField(default=False, help_text='travels in the daily summary')),
                ('read_at', models.DateTimeField(blank=True, help_text='when she read it on the page', null=True, verbose_name='read')),
                ('event', models.ForeignKey(help_text='the event it tells about', on_delete=django.db.models.deletion.PROTECT, related_name='notifications', to='requests_app.event')),
                ('inquiry', models.ForeignKey(blank=True, help_text='what was asked of her, if so', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests_app.inquiry')),
                ('put_away_by', models.ForeignKey(blank=True, db_index=False, help_text='which administrator put it away', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(help_text='who is told', on_delete=django.db.models.deletion.PROTECT, related_name='notifications', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'message',
                'verbose_name_plural': 'messages',
                'indexes': [models.Index(condition=models.Q(('state__in', ['waiting', 'failed'])), fields=['next_try_at', 'id'], name='notification_due'), models.Index(condition=models.Q(('state__in', ['waiting', 'failed'])), fields=['due_at'], name='notification_late'), models.Index(condition=models.Q(('road', 'inbox')), fields=['user', 'created_at', 'id'], name='inbox'), models.Index(condition=models.Q(('read_at__isnull', True), ('road', 'inbox')), fields=['user'], name='inbox_unread'), models.Index(condition=models.Q(('state', 'given_up')), fields=['due_at', 'id'], name='notification_given_up'), models.Index(condition=models.Q(('road', 'email'), ('state', 'sent')), fields=['sent_at'], name='notification_sent')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('about', 'delivery'), _negated=True), fields=('event', 'user', 'road'), name='one_message_per_event_person_road'), models.UniqueConstraint(condition=models.Q(('about', 'delivery')), fields=('event', 'user'), name='one_alarm_per_event_and_person'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sent', 'failed', 'given_up'])), name='notification_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('road', 'inbox'), _negated=True), ('state', 'sent'), _connector='OR'), name='inbox_arrives_by_being_written')],
            },
        ),
        migrations.CreateModel(
            name='Preference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('task', 'something to do'), ('ladder', 'help from others'), ('request', 'what changed in a request'), ('decision', 'decisions'), ('deadline', 'due times'), ('conversation', 'comments and files'), ('delivery', "messages that didn't arrive")], help_text='what messages are about', max_length=14, verbose_name='kind')),
                ('road', models.CharField(choices=[('inbox', 'on the page'), ('email', 'by e-mail')], help_text='how they travel', max_length=8, verbose_name='road')),
                ('choice', models.CharField(choices=[('at_once', 'at once'), ('digest', 'in the daily summary'), ('off', 'not at all')], help_text='at once, daily or not at all', max_length=8, verbose_name='when')),
                ('user', models.ForeignKey(help_text='whose choice', on_delete=django.db.models.deletion.CASCADE, related_name='preferences', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'preference',
                'verbose_name_plural': 'preferences',
                'constraints': [models.UniqueConstraint(fields=('user', 'kind', 'road'), name='one_preference_per_kind_and_road'), models.CheckConstraint(condition=models.Q(('choice', 'off'), ('kind__in', ['deadline', 'decision', 'delivery', 'task']), _negated=True), name='what_the_procedure_requires_stays_on', violation_error_message="The procedure requires this message: it can't be switched off."), models.CheckConstraint(condition=models.Q(('choice', 'digest'), ('road', 'inbox'), _negated=True), name='the_inbox_has_no_summary', violation_error_message='On the page a message stands at once; choose at once or not at all.')],
            },
        ),
        migrations.CreateModel(
            name='Stumble',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attempts', models.PositiveSmallIntegerField(default=0, help_text='sweeps that failed on it', verbose_name='tries')),
                ('next_try_at', models.DateTimeField(default=foundation.clock.now, help_text='not before this moment')),
                ('last_error', models.CharField(blank=True, help_text='why the last sweep failed on it', max_length=500, verbose_name='last error')),
                ('event', models.OneToOneField(help_text='the event to tell about', on_delete=django.db.models.deletion.PROTECT, related_name='stumble', to='requests_app.event')),
            ],
        ),
        migrations.CreateModel(
            name='WebhookEndpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('institution', 'Care institution'), ('regional_partner', 'Care office or RO(N)AZ'), ('ghor', 'GHOR'), ('national_partner', 'National civil help'), ('locc', 'LOCC'), ('vws', 'Ministry of Health, Welfare and Sport'), ('defence_planner', 'Defence planner'), ('fact_finder', 'Fact finder'), ('decider', 'Decider for the Minister of Defence'), ('observer', 'Observer'), ('administrator', 'Administrator')], help_text='The role somebody acts in.', max_length=20, verbose_name='role')),
                ('url', models.URLField(help_text='Where events are sent by POST.', max_length=500, verbose_name='address')),
                ('description', models.CharField(help_text='Which system it is.', max_length=80, verbose_name='name')),
                ('folded', foundation.search.FoldedField(also={}, blank=True, default='', editable=False, help_text='Folded, to be found by.', joined=(), of=('description',))),
                ('kinds', models.JSONField(default=list, help_text='The kinds of messages it is sent.', verbose_name='kinds')),
                ('is_active', models.BooleanField(default=True, help_text='Switched off, nothing is sent and what waits goes on waiting.', verbose_name='active')),
                ('seed', models.CharField(default=notifications.models.webhook.new_seed, editable=False, help_text='What the secret follows from.', max_length=64)),
                ('earlier_seed', models.CharField(blank=True, editable=False, help_text='What the secret before it follows from.', max_length=64)),
                ('earlier_until', models.DateTimeField(blank=True, editable=False, help_text='Until when the secret before it signs too.', null=True)),
                ('older_seeds', models.JSONField(default=dict, editable=False, help_text='Seeds before those two, each with the moment until which its secret signs.', null=True)),
                ('created_at', models.DateTimeField(default=foundation.clock.now, editable=False, help_text='When it was added.')),
                ('silences', models.PositiveSmallIntegerField(db_default=0, default=0, editable=False, help_text='How often in a row nobody answered there.')),
                ('rests_until', models.DateTimeField(blank=True, editable=False, help_text='After a silence: not called before this moment.', null=True)),
                ('answers', models.ForeignKey(editable=False, help_text='Who added or last changed it: with her role it ends, until a colleague takes it over.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('care_office_region', models.ForeignKey(blank=True, help_text='For a care office.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.careofficeregion', verbose_name='care office region')),
                ('channel', models.ForeignKey(blank=True, help_text='For the Red Cross and the civil pools.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.channel', verbose_name='channel')),
                ('institution', models.ForeignKey(blank=True, help_text='For a care institution.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.institution', verbose_name='institution')),
                ('roaz_region', models.ForeignKey(blank=True, help_text='For a RO(N)AZ secretariat.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.roazregion', verbose_name='RO(N)AZ region')),
                ('safety_region', models.ForeignKey(blank=True, help_text='For GHOR.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.safetyregion', verbose_name='safety region')),
                ('team', models.ForeignKey(blank=True, help_text='For a fact finder.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.team', verbose_name='team')),
            ],
            options={
                'verbose_name': 'webhook',
                'verbose_name_plural': 'webhooks',
                'ordering': ['description', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', False), ('roaz_region__isnull', True), ('role', 'institution'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', False), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'regional_partner'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', False), ('role', 'regional_partner'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'ghor'), ('safety_region__isnull', False), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', False), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'national_partner'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'locc'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'vws'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'defence_planner'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'fact_finder'), ('safety_region__isnull', True), ('team__isnull', False)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'decider'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'observer'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'administrator'), ('safety_region__isnull', True), ('team__isnull', True)), _connector='OR'), name='webhook_scope_fits_role', violation_error_code='scope_fits_role', violation_error_message='The scope does not fit the role: a care institution needs an institution, GHOR a safety region, a regional partner either a care office or a RO(N)AZ region, a national partner a channel, a fact finder a team, and every other role none of these.'), models.CheckConstraint(condition=models.Q(('role', 'administrator'), _negated=True), name='webhook_not_for_administrators', violation_error_message='Administrators are told of delivery alone, in their inbox.')],
            },
        ),
        migrations.CreateModel(
            name='WebhookDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('sent', 'sent'), ('failed', 'failed, to be tried again'), ('given_up', 'given up')], default='waiting', help_text='how far it came', max_length=8, verbose_name='state')),
                ('created_at', models.DateTimeField(default=foundation.clock.now, help_text='when the event was turned into this message')),
                ('due_at', models.DateTimeField(default=foundation.clock.now, help_text='when it was to leave for the first time')),
                ('next_try_at', models.DateTimeField(default=foundation.clock.now, help_text='not before this moment; ahead while a sender holds it')),
                ('sent_at', models.DateTimeField(blank=True, help_text='when the receiving side took it', null=True, verbose_name='sent')),
                ('attempts', models.PositiveSmallIntegerField(default=0, help_text='tries that failed, or the last', verbose_name='tries')),
                ('last_error', models.CharField(blank=True, help_text='why the last try failed', max_length=500, verbose_name='last error')),
                ('put_away_at', models.DateTimeField(blank=True, help_text="since when it asks nobody's attention, though given up", null=True, verbose_name='put away')),
                ('kind', models.CharField(choices=[('task', 'something to do'), ('ladder', 'help from others'), ('request', 'what changed in a request'), ('decision', 'decisions'), ('deadline', 'due times'), ('conversation', 'comments and files'), ('delivery', "messages that didn't arrive")], help_text='what it is about', max_length=14, verbose_name='kind')),
                ('event', models.ForeignKey(help_text='the event it tells about', on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='requests_app.event')),
                ('inquiry', models.ForeignKey(blank=True, help_text='what was asked of the organisation, when that is all it may see', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests_app.inquiry')),
                ('put_away_by', models.ForeignKey(blank=True, db_index=False, help_text='which administrator put it away', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('endpoint', models.ForeignKey(help_text='where it is sent', on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='notifications.webhookendpoint')),
            ],
            options={
                'verbose_name': 'delivery',
                'verbose_name_plural': 'deliveries',
                'indexes': [models.Index(condition=models.Q(('state__in', ['waiting', 'failed'])), fields=['next_try_at', 'id'], name='delivery_due'), models.Index(condition=models.Q(('state__in', ['waiting', 'failed'])), fields=['due_at'], name='delivery_late'), models.Index(condition=models.Q(('state', 'given_up')), fields=['due_at', 'id'], name='delivery_given_up'), models.Index(condition=models.Q(('state', 'sent')), fields=['sent_at'], name='delivery_sent'), models.Index(fields=['endpoint', 'created_at', 'id'], name='delivery_log')],
                'constraints': [models.UniqueConstraint(fields=('event', 'endpoint'), name='one_delivery_per_event_and_endpoint'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sent', 'failed', 'given_up'])), name='delivery_state_known')],
            },
        ),
        migrations.RunPython(index, migrations.RunPython.noop),
    ]

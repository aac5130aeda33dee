"""Everything of a request; on PostgreSQL the database itself refuses to change or delete an event of the journal.

SQLite has only the model's word for the latter.
"""

import datetime
import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import requests_app.models.comment
from django.conf import settings
from django.db import migrations, models

REFUSE = """
CREATE FUNCTION requests_app_journal_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the journal is final: % on % refused', TG_OP, TG_TABLE_NAME; END $$;
CREATE TRIGGER journal_is_final_row BEFORE UPDATE OR DELETE ON requests_app_event
    FOR EACH ROW EXECUTE FUNCTION requests_app_journal_is_final();
CREATE TRIGGER journal_is_final_table BEFORE TRUNCATE ON requests_app_event
    FOR EACH STATEMENT EXECUTE FUNCTION requests_app_journal_is_final();
"""
ALLOW = """
DROP TRIGGER journal_is_final_row ON requests_app_event;
DROP TRIGGER journal_is_final_table ON requests_app_event;
DROP FUNCTION requests_app_journal_is_final();
"""


def on_postgresql(sql):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql, params=None)

    return run


class Migration(migrations.Migration):

    replaces = [('requests_app', '0001_initial'), ('requests_app', '0002_journal_is_final'), ('requests_app', '0003_deployments'), ('requests_app', '0004_notice_and_words')]

    initial = True

    dependencies = [
        ('regions', '0001_squashed_0002_contact_addresses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReferenceCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(help_text='calendar year of the alert', unique=True)),
                ('last', models.PositiveIntegerField(default=0, help_text='the last number given out')),
            ],
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField(help_text='when the triangle meets', unique=True, verbose_name='starts at')),
                ('place', models.CharField(blank=True, help_text='where', max_length=200, verbose_name='place or link')),
                ('minutes', models.TextField(blank=True, help_text='what was said, no names', max_length=10000, verbose_name='minutes')),
                ('planned_by', models.ForeignKey(help_text='who planned it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['starts_at'],
            },
        ),
        migrations.CreateModel(
            name='SupportRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(help_text='MSOB, year and number', max_length=20, unique=True, verbose_name='reference')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('regional', 'Step 1: help in the region'), ('national', 'Step 2: Red Cross and Extra Handen'), ('application', 'Step 3: drawing up the MSOB request'), ('intake', 'At LOCC: check on completeness'), ('precheck', 'Triangle: pre-check'), ('fact_finding', 'Fact-finding by Defence'), ('tuning', 'Tuning with the institution'), ('review', 'Triangle: review'), ('granted', 'Granted, deployment in preparation'), ('deployed', 'Deployed'), ('ended', 'Deployment ended, evaluation'), ('closed', 'Closed'), ('resolved', 'Resolved without Defence'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], default='draft', help_text='written by workflow alone', max_length=14, verbose_name='status')),
                ('entered_at', models.DateTimeField(help_text='when it entered this status')),
                ('due_at', models.DateTimeField(default=datetime.datetime(9999, 1, 1, 0, 0, tzinfo=datetime.timezone.utc), help_text='when the owner must have acted', verbose_name='due')),
                ('overdue_noted', models.BooleanField(default=False, help_text='the missed due time is in the journal')),
                ('furthest', models.PositiveSmallIntegerField(default=0, help_text='rank of the furthest status ever reached')),
                ('opened_at', models.DateTimeField(help_text='when the draft was made')),
                ('submitted_at', models.DateTimeField(blank=True, help_text='when the first alert was sent', null=True)),
                ('updated_at', models.DateTimeField(help_text='moment of the last event', verbose_name='last change')),
                ('first_unsafe_shift_at', models.DateTimeField(blank=True, help_text='start of the first shift that cannot be staffed safely; a region sorts by it', null=True, verbose_name='first unsafe shift')),
                ('call_back_number', models.CharField(blank=True, help_text='reachable day and night', max_length=25, validators=[django.core.validators.RegexValidator('^\\+?[0-9][0-9 ()-]{4,22}[0-9]\\Z', 'Give a telephone number in digits, if need be with + and spaces.', code='phone')], verbose_name='call-back number')),
                ('urgency', models.CharField(choices=[('lifesaving', 'lifesaving'), ('life_sustaining', 'life-sustaining'), ('high', 'high'), ('normal', 'normal')], default='normal', help_text='how urgent the request is', max_length=16, verbose_name='urgency')),
                ('was_urgent', models.BooleanField(default=False, help_text='urgent now or before; sight is never lost again')),
                ('priority_rank', models.PositiveSmallIntegerField(blank=True, help_text='1 comes first within the region', null=True, verbose_name='regional priority')),
                ('priority_reason', models.CharField(blank=True, help_text='why it has this rank', max_length=500, verbose_name='reason')),
                ('filed_at', models.DateTimeField(blank=True, help_text='when it was first filed with LOCC', null=True)),
                ('registered_urgent', models.BooleanField(default=False, help_text='by the urgent road: checks may follow')),
                ('written_due_at', models.DateTimeField(blank=True, help_text='after an urgent registration', null=True, verbose_name='written follow-up due')),
                ('provisional_until', models.DateTimeField(blank=True, help_text='a provisional grant must be confirmed before this moment', null=True)),
                ('figures_asked_at', models.DateTimeField(blank=True, help_text='when the region last asked to confirm the figures', null=True)),
                ('closed_from', models.CharField(blank=True, choices=[('draft', 'Draft'), ('regional', 'Step 1: help in the region'), ('national', 'Step 2: Red Cross and Extra Handen'), ('application', 'Step 3: drawing up the MSOB request'), ('intake', 'At LOCC: check on completeness'), ('precheck', 'Triangle: pre-check'), ('fact_finding', 'Fact-finding by Defence'), ('tuning', 'Tuning with the institution'), ('review', 'Triangle: review'), ('granted', 'Granted, deployment in preparation'), ('deployed', 'Deployed'), ('ended', 'Deployment ended, evaluation'), ('closed', 'Closed'), ('resolved', 'Resolved without Defence'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], help_text='status before it closed', max_length=14)),
                ('closed_at', models.DateTimeField(blank=True, help_text='when it was resolved or withdrawn', null=True)),
                ('closed_by_event', models.PositiveIntegerField(blank=True, help_text='number of the closing event', null=True)),
                ('closing_code', models.CharField(blank=True, help_text='how it was resolved', max_length=24)),
                ('version', models.PositiveIntegerField(default=0, help_text='number of the last frozen version; 0 before submit')),
                ('head_number', models.PositiveIntegerField(default=0, help_text='number of the last event')),
                ('head_hash', models.CharField(blank=True, help_text='hash of the last event', max_length=64)),
                ('follows', models.ForeignKey(blank=True, help_text='the request before it', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='requests_app.supportrequest')),
                ('institution', models.ForeignKey(help_text='whose location it is', on_delete=django.db.models.deletion.PROTECT, to='regions.institution')),
                ('location', models.ForeignKey(help_text='where help is needed', on_delete=django.db.models.deletion.PROTECT, to='regions.location', verbose_name='location')),
                ('opened_by', models.ForeignKey(help_text='who opened it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('safety_region', models.ForeignKey(help_text='the region that guides it', on_delete=django.db.models.deletion.PROTECT, to='regions.safetyregion')),
                ('people_out', models.PositiveSmallIntegerField(default=0, help_text="approved deployments that haven't ended: people on site or on their way")),
                ('arrival_due_on', models.DateField(blank=True, help_text="first planned day of the approved people who haven't arrived", null=True)),
                ('planned_end_on', models.DateField(blank=True, help_text='last planned day of the people who are out', null=True, verbose_name='planned end')),
            ],
            options={
                'verbose_name': 'support request',
                'verbose_name_plural': 'support requests',
                'indexes': [models.Index(fields=['due_at', 'id'], name='sr_due'), models.Index(fields=['updated_at', 'id'], name='sr_updated'), models.Index(fields=['safety_region', 'due_at', 'id'], name='sr_region_due'), models.Index(fields=['safety_region', 'updated_at', 'id'], name='sr_region_updated'), models.Index(condition=models.Q(('status__in', ['closed', 'rejected', 'resolved', 'withdrawn']), _negated=True), fields=['due_at', 'id'], name='sr_open_due'), models.Index(django.db.models.functions.comparison.Coalesce('first_unsafe_shift_at', models.Value(datetime.datetime(9999, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)), output_field=models.DateTimeField()), models.F('id'), condition=models.Q(('status__in', ['closed', 'rejected', 'resolved', 'withdrawn']), _negated=True), name='sr_open_unsafe'), models.Index(condition=models.Q(('status__in', ['closed', 'rejected', 'resolved', 'withdrawn']), _negated=True), fields=['safety_region', 'due_at', 'id'], name='sr_open_region'), models.Index(condition=models.Q(('status__in', ['closed', 'rejected', 'resolved', 'withdrawn']), _negated=True), fields=['opened_by'], name='sr_open_opened_by')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'regional', 'national', 'application', 'intake', 'precheck', 'fact_finding', 'tuning', 'review', 'granted', 'deployed', 'ended', 'closed', 'resolved', 'rejected', 'withdrawn'])), name='sr_status_known'), models.CheckConstraint(condition=models.Q(('urgency__in', ['lifesaving', 'life_sustaining', 'high', 'normal'])), name='sr_urgency_known'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['resolved', 'withdrawn']), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='sr_closed_has_moment')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='1 for the first event of a request', verbose_name='number')),
                ('action', models.CharField(help_text='the deed, from the table of deeds', max_length=32, verbose_name='deed')),
                ('at', models.DateTimeField(help_text='moment on the domain clock (UTC)', verbose_name='when')),
                ('role', models.CharField(blank=True, help_text='the role in which it was done', max_length=20, verbose_name='role')),
                ('standing', models.CharField(blank=True, help_text='the membership under which it was done', max_length=200)),
                ('spoken_by', models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, help_text='function or name, and moment of the call', null=True)),
                ('reason', models.TextField(blank=True, help_text='why', verbose_name='reason')),
                ('facts', models.JSONField(blank=True, default=dict, help_text='what was recorded')),
                ('from_status', models.CharField(blank=True, choices=[('draft', 'Draft'), ('regional', 'Step 1: help in the region'), ('national', 'Step 2: Red Cross and Extra Handen'), ('application', 'Step 3: drawing up the MSOB request'), ('intake', 'At LOCC: check on completeness'), ('precheck', 'Triangle: pre-check'), ('fact_finding', 'Fact-finding by Defence'), ('tuning', 'Tuning with the institution'), ('review', 'Triangle: review'), ('granted', 'Granted, deployment in preparation'), ('deployed', 'Deployed'), ('ended', 'Deployment ended, evaluation'), ('closed', 'Closed'), ('resolved', 'Resolved without Defence'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], help_text='status before', max_length=14)),
                ('to_status', models.CharField(blank=True, choices=[('draft', 'Draft'), ('regional', 'Step 1: help in the region'), ('national', 'Step 2: Red Cross and Extra Handen'), ('application', 'Step 3: drawing up the MSOB request'), ('intake', 'At LOCC: check on completeness'), ('precheck', 'Triangle: pre-check'), ('fact_finding', 'Fact-finding by Defence'), ('tuning', 'Tuning with the institution'), ('review', 'Triangle: review'), ('granted', 'Granted, deployment in preparation'), ('deployed', 'Deployed'), ('ended', 'Deployment ended, evaluation'), ('closed', 'Closed'), ('resolved', 'Resolved without Defence'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], help_text='status after', max_length=14)),
                ('version', models.PositiveIntegerField(default=0, help_text='version of the request after the deed')),
                ('supersedes', models.PositiveIntegerField(blank=True, help_text='number of the event it corrects', null=True)),
                ('key', models.CharField(blank=True, help_text="the sender's key, so that a replay is recognised", max_length=64)),
                ('previous_hash', models.CharField(blank=True, help_text='hash of the event before', max_length=64)),
                ('hash', models.CharField(help_text='SHA-256 over the canonical form', max_length=64)),
                ('actor', models.ForeignKey(help_text='who did it; empty for the system itself', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('support_request', models.ForeignKey(help_text='the request it happened to', on_delete=django.db.models.deletion.PROTECT, related_name='events', to='requests_app.supportrequest')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('support_request', 'number'), name='one_event_per_number'), models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('actor', 'key'), name='one_event_per_key')],
            },
        ),
        migrations.CreateModel(
            name='Inquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rung', models.CharField(choices=[('other_institutions', 'other care institutions'), ('care_office', 'care office or insurer'), ('roaz', 'RO(N)AZ'), ('red_cross', 'Red Cross'), ('civil_pool', 'Extra Handen voor de Zorg / Zorgreserve')], help_text='the rung it belongs to', max_length=20, verbose_name='rung')),
                ('question', models.TextField(blank=True, help_text='what is asked, in words', max_length=1000, verbose_name='question')),
                ('asked_at', models.DateTimeField(help_text='when it was asked', verbose_name='asked at')),
                ('due_at', models.DateTimeField(help_text='when the answer is expected', verbose_name='due')),
                ('state', models.CharField(choices=[('pending', 'waiting for an answer'), ('answered', 'answered'), ('expired', 'expired'), ('cancelled', 'no longer needed')], default='pending', help_text='answered or not', max_length=10, verbose_name='state')),
                ('answer', models.CharField(blank=True, choices=[('filled', 'filled'), ('partly', 'partly'), ('nothing', 'nothing'), ('no_answer', 'no answer')], help_text='what was said', max_length=10, verbose_name='answer')),
                ('note', models.TextField(blank=True, help_text='the answer in words', max_length=1000, verbose_name='explanation')),
                ('answered_at', models.DateTimeField(blank=True, help_text='when it was answered', null=True, verbose_name='answered at')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that asked it')),
                ('closed_by_event', models.PositiveIntegerField(blank=True, help_text='number of the event that answered, expired or cancelled it', null=True)),
                ('care_office_region', models.ForeignKey(blank=True, help_text='the care office asked', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.careofficeregion')),
                ('channel', models.ForeignKey(blank=True, help_text='the national channel asked', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.channel')),
                ('institution', models.ForeignKey(blank=True, help_text='the institution asked', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.institution')),
                ('roaz_region', models.ForeignKey(blank=True, help_text='the RO(N)AZ asked', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.roazregion')),
                ('support_request', models.ForeignKey(help_text='the request it is about', on_delete=django.db.models.deletion.CASCADE, related_name='inquiries', to='requests_app.supportrequest')),
            ],
            options={
                'verbose_name': 'inquiry',
                'verbose_name_plural': 'inquiries',
                'ordering': ['rung', 'asked_at', 'id'],
                'indexes': [models.Index(fields=['state', 'due_at'], name='inquiry_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', False), ('roaz_region__isnull', True)), models.Q(('care_office_region__isnull', False), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', False)), models.Q(('care_office_region__isnull', True), ('channel__isnull', False), ('institution__isnull', True), ('roaz_region__isnull', True)), _connector='OR'), name='inquiry_one_party'), models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('support_request', 'institution'), name='pending_once_institution', violation_error_message="This party was asked already and hasn't answered yet."), models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('support_request', 'care_office_region'), name='pending_once_care_office_region', violation_error_message="This party was asked already and hasn't answered yet."), models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('support_request', 'roaz_region'), name='pending_once_roaz_region', violation_error_message="This party was asked already and hasn't answered yet."), models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('support_request', 'channel'), name='pending_once_channel', violation_error_message="This party was asked already and hasn't answered yet."), models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='answered_has_answer')],
            },
        ),
        migrations.CreateModel(
            name='Mission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('visit', 'visit on site'), ('desk', 'by telephone')], help_text='visit or by telephone', max_length=6, verbose_name='kind')),
                ('visit_at', models.DateTimeField(help_text='when they arrive or call', verbose_name='moment')),
                ('contact', models.CharField(help_text='function and telephone', max_length=200, verbose_name='contact on site')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('reported', 'reported'), ('abandoned', 'abandoned')], default='planned', help_text='how far it is', max_length=10, verbose_name='state')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that planned it')),
                ('team', models.ForeignKey(help_text='the team that goes', on_delete=django.db.models.deletion.PROTECT, related_name='missions', to='regions.team')),
                ('support_request', models.ForeignKey(help_text='the request it is for', on_delete=django.db.models.deletion.CASCADE, related_name='missions', to='requests_app.supportrequest')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'planned')), fields=('support_request',), name='one_planned_mission', violation_error_message='A mission is planned already.')],
            },
        ),
        migrations.CreateModel(
            name='OnBehalf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('institution', 'Care institution'), ('regional_partner', 'Care office or RO(N)AZ'), ('ghor', 'GHOR'), ('national_partner', 'National civil help'), ('locc', 'LOCC'), ('vws', 'Ministry of Health, Welfare and Sport'), ('defence_planner', 'Defence planner'), ('fact_finder', 'Fact finder'), ('decider', 'Decider for the Minister of Defence'), ('observer', 'Observer'), ('administrator', 'Administrator')], help_text='the role spoken for', max_length=20)),
                ('due_at', models.DateTimeField(help_text='confirm or contest before this moment', verbose_name='due')),
                ('state', models.CharField(choices=[('open', 'to be confirmed'), ('confirmed', 'confirmed'), ('contested', 'contested')], default='open', help_text='confirmed or not', max_length=10, verbose_name='state')),
                ('closed_by_event', models.PositiveIntegerField(blank=True, help_text='number of the event that confirmed or contested it', null=True)),
                ('event', models.OneToOneField(help_text='the deed', on_delete=django.db.models.deletion.PROTECT, related_name='behalf', to='requests_app.event')),
                ('inquiry', models.ForeignKey(blank=True, help_text='whose addressee was spoken for', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests_app.inquiry')),
            ],
        ),
        migrations.CreateModel(
            name='PendingEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.OneToOneField(help_text='the event to tell about', on_delete=django.db.models.deletion.PROTECT, related_name='pending', to='requests_app.event')),
            ],
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reported_at', models.DateTimeField(help_text='when it was reported', verbose_name='reported at')),
                ('spoken_with', models.CharField(help_text='functions, no names', max_length=300, verbose_name='spoken with')),
                ('clients_on_site', models.PositiveIntegerField(help_text='as verified on site', verbose_name='clients on site')),
                ('clients_infected', models.PositiveIntegerField(blank=True, help_text='as verified on site', null=True, verbose_name='infected clients')),
                ('staff_infected', models.PositiveIntegerField(blank=True, help_text='as verified on site', null=True, verbose_name='infected staff')),
                ('staff_quarantined', models.PositiveIntegerField(blank=True, help_text='as verified on site', null=True, verbose_name='staff in quarantine')),
                ('absence_percentage', models.DecimalField(blank=True, decimal_places=1, help_text='as verified on site', max_digits=4, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='absence %')),
                ('open_shifts', models.PositiveIntegerField(blank=True, help_text='as verified on site', null=True, verbose_name='open shifts')),
                ('crisis_organisation', models.PositiveSmallIntegerField(choices=[(0, '0 – absent'), (1, '1 – weak'), (2, '2 – sufficient'), (3, '3 – good')], help_text='crisis team, rhythm, one in command, rostering, picture', verbose_name='crisis organisation')),
                ('crisis_findings', models.TextField(blank=True, help_text='what was seen', max_length=2000, verbose_name='findings on crisis organisation')),
                ('hygiene', models.PositiveSmallIntegerField(choices=[(0, '0 – absent'), (1, '1 – weak'), (2, '2 – sufficient'), (3, '3 – good')], help_text='zoning and cohort, use and stock of PPE, cleaning, isolation, expert support', verbose_name='hygiene and infection prevention')),
                ('hygiene_findings', models.TextField(blank=True, help_text='what was seen', max_length=2000, verbose_name='findings on hygiene')),
                ('registered_tasks', models.TextField(blank=True, help_text='tasks that need a BIG registration', max_length=2000, verbose_name='only for registered staff')),
                ('expertise', models.TextField(blank=True, help_text='besides hands: infection prevention, crisis manager', max_length=2000, verbose_name='expertise advised')),
                ('alternatives', models.TextField(blank=True, help_text='civil help that was not used yet', max_length=2000, verbose_name='alternatives still open')),
                ('risks', models.TextField(blank=True, help_text='for those who are sent', max_length=2000, verbose_name='risks')),
                ('conclusion', models.CharField(choices=[('deployable', 'deployable'), ('under_conditions', 'deployable under conditions'), ('not_deployable', 'not deployable')], help_text='can people be sent here', max_length=16, verbose_name='conclusion')),
                ('author', models.ForeignKey(help_text='who wrote it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('mission', models.OneToOneField(help_text='the mission reported', on_delete=django.db.models.deletion.CASCADE, related_name='report', to='requests_app.mission')),
            ],
        ),
        migrations.CreateModel(
            name='Situation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measured_at', models.DateTimeField(help_text='the moment these figures hold for', verbose_name='measured at')),
                ('clients_on_site', models.PositiveIntegerField(blank=True, help_text='residents or patients present', null=True, verbose_name='clients on site')),
                ('clients_infected', models.PositiveIntegerField(blank=True, help_text='of whom infected', null=True, verbose_name='infected clients')),
                ('care_weight', models.CharField(blank=True, help_text='for example the care profiles present', max_length=100, verbose_name='care weight')),
                ('wards_closed', models.PositiveIntegerField(blank=True, help_text='wards closed or in cohort', null=True, verbose_name='closed wards')),
                ('admission_stop', models.CharField(blank=True, choices=[('none', 'admitting clients'), ('partial', 'partial admission stop'), ('full', 'full admission stop')], help_text='are clients still admitted', max_length=8, verbose_name='admission stop')),
                ('staff_infected', models.PositiveIntegerField(blank=True, help_text='staff at home because infected', null=True, verbose_name='infected staff')),
                ('staff_quarantined', models.PositiveIntegerField(blank=True, help_text='staff at home in quarantine', null=True, verbose_name='staff in quarantine')),
                ('staff_returning', models.CharField(blank=True, help_text='how many return on which date', max_length=300, verbose_name='staff returning')),
                ('absence_percentage', models.DecimalField(blank=True, decimal_places=1, help_text='absence of staff in per cent, one decimal', max_digits=4, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='absence %')),
                ('formation_fte', models.DecimalField(blank=True, decimal_places=1, help_text='FTE that normally staff a shift', max_digits=6, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='formation per shift')),
                ('minimum_fte', models.DecimalField(blank=True, decimal_places=1, help_text='FTE below which a shift is unsafe', max_digits=6, null=True, validators=[django.core.validators.MinValueValidator(0)], verbose_name='minimum safe formation per shift')),
                ('open_shifts', models.PositiveIntegerField(blank=True, help_text='shifts without staff in the next 7 days', null=True, verbose_name='open shifts')),
                ('regular_care_reduced', models.CharField(blank=True, help_text='what care no longer takes place', max_length=500, verbose_name='regular care scaled down')),
                ('clients_movable', models.PositiveIntegerField(blank=True, help_text='clients who could go elsewhere', null=True, verbose_name='clients that can be moved')),
                ('clients_moved', models.PositiveIntegerField(blank=True, help_text='clients already moved elsewhere', null=True, verbose_name='clients moved')),
                ('measures_taken', models.TextField(blank=True, help_text='what the home has already done itself', max_length=2000, verbose_name='measures taken')),
                ('crisis_organisation', models.PositiveSmallIntegerField(blank=True, choices=[(0, '0 – absent'), (1, '1 – weak'), (2, '2 – sufficient'), (3, '3 – good')], help_text='self-scan, 0 to 3', null=True, verbose_name='crisis organisation')),
                ('hygiene', models.PositiveSmallIntegerField(blank=True, choices=[(0, '0 – absent'), (1, '1 – weak'), (2, '2 – sufficient'), (3, '3 – good')], help_text='self-scan, 0 to 3', null=True, verbose_name='hygiene and infection prevention')),
                ('consequence', models.TextField(blank=True, help_text='what happens to the care', max_length=2000, verbose_name='consequence if not helped')),
                ('expected_peak_on', models.DateField(blank=True, help_text='day of the peak', null=True, verbose_name='expected peak')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that recorded it')),
                ('support_request', models.ForeignKey(help_text='whose situation', on_delete=django.db.models.deletion.CASCADE, related_name='situations', to='requests_app.supportrequest')),
            ],
            options={
                'verbose_name': 'situation',
                'verbose_name_plural': 'situations',
                'ordering': ['measured_at', 'id'],
                'indexes': [models.Index(fields=['support_request', 'measured_at'], name='situation_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('clients_infected__isnull', True), ('clients_on_site__isnull', True), ('clients_infected__lte', models.F('clients_on_site')), _connector='OR'), name='not_more_infected_than_present', violation_error_message="There can't be more infected clients than clients on site.")],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('precheck', 'pre-check'), ('decision', 'decision'), ('confirmation', 'confirmation of a provisional grant'), ('extension', 'extension'), ('reassessment', 'reassessment while people are on site')], help_text='what is reviewed', max_length=12, verbose_name='kind')),
                ('state', models.CharField(choices=[('open', 'open'), ('settled', 'settled'), ('closed', 'closed without an outcome')], default='open', help_text='do the corners still speak', max_length=8, verbose_name='state')),
                ('outcome', models.CharField(blank=True, choices=[('visit', 'fact-finding on site'), ('desk', 'fact-finding by telephone'), ('now', 'send people now (provisional)'), ('return', 'return the application'), ('grant', 'grant'), ('reject', 'reject'), ('defer', 'defer')], help_text='what was settled', max_length=8, verbose_name='outcome')),
                ('opened_at', models.DateTimeField(help_text='when it opened')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that opened it')),
                ('support_request', models.ForeignKey(help_text='the request reviewed', on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='requests_app.supportrequest')),
                ('asked_late', models.BooleanField(default=False, help_text='an extension asked for less than five days before the end')),
                ('extend_until', models.DateField(blank=True, help_text='the last day asked for, of an extension', null=True, verbose_name='extend until')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('support_request',), name='one_open_review')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('defence', 'fact-finding team'), ('institution', 'institution')], help_text='who proposes', max_length=12, verbose_name='side')),
                ('state', models.CharField(choices=[('standing', 'proposed'), ('replaced', 'replaced'), ('accepted', 'accepted')], default='standing', help_text='does it stand', max_length=10, verbose_name='state')),
                ('reason', models.TextField(blank=True, help_text='why these numbers', max_length=1000, verbose_name='reason')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that proposed it')),
                ('support_request', models.ForeignKey(help_text='the request it tunes', on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='requests_app.supportrequest')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'standing')), fields=('support_request',), name='one_standing_proposal')],
            },
        ),
        migrations.CreateModel(
            name='NeedLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(help_text='number of the line within the request', verbose_name='line')),
                ('staff_type', models.CharField(choices=[('ic_nurse', 'intensive care nurse'), ('nurse', 'nurse'), ('mil_nurse', 'general military nurse'), ('doctor', 'doctor'), ('medic', 'military medic'), ('carer_ig', 'certified carer'), ('care_assistant', 'care assistant'), ('care_support', 'care support worker'), ('planner', 'medical planner'), ('logistics', 'logistics and rostering'), ('host', 'host'), ('general_support', 'general support')], help_text='who is needed', max_length=16, verbose_name='staff type')),
                ('persons', models.PositiveSmallIntegerField(help_text='how many at the same time, 1 to 200', verbose_name='persons')),
                ('starts_on', models.DateField(help_text='first day; a night shift belongs to the day it starts', verbose_name='from')),
                ('ends_on', models.DateField(help_text='last day, at most 28 days', verbose_name='until')),
                ('ward', models.CharField(blank=True, help_text='ward or cohort within the location', max_length=100, verbose_name='ward')),
                ('tasks', models.TextField(blank=True, help_text='what these people will do', max_length=1000, verbose_name='tasks')),
                ('day_shift', models.BooleanField(default=False, help_text='needed in day shifts', verbose_name='day shifts')),
                ('evening_shift', models.BooleanField(default=False, help_text='needed in evening shifts', verbose_name='evening shifts')),
                ('night_shift', models.BooleanField(default=False, help_text='needed in night shifts', verbose_name='night shifts')),
                ('hours_a_week', models.PositiveSmallIntegerField(blank=True, help_text='hours per person per week', null=True, verbose_name='hours a week')),
                ('registered_only', models.BooleanField(blank=True, help_text='only staff with a BIG registration', null=True, verbose_name='BIG-registered only')),
                ('required_skill', models.CharField(blank=True, help_text='a skill nobody can do without', max_length=200, verbose_name='required skill')),
                ('substitutes', models.JSONField(blank=True, default=list, help_text='staff types the home also accepts', verbose_name='acceptable substitutes')),
                ('support_request', models.ForeignKey(help_text='whose need', on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='requests_app.supportrequest')),
            ],
            options={
                'verbose_name': 'need line',
                'verbose_name_plural': 'need lines',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('support_request', 'number'), name='one_line_per_number'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='line_period_in_order', violation_error_message='The last day is before the first day.'), models.CheckConstraint(condition=models.Q(('persons__gte', 0), ('persons__lte', 200)), name='line_persons_0_200', violation_error_message='Ask for 1 to 200 persons.')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(help_text='1 for the first decision on a request')),
                ('outcome', models.CharField(choices=[('visit', 'fact-finding on site'), ('desk', 'fact-finding by telephone'), ('now', 'send people now (provisional)'), ('return', 'return the application'), ('grant', 'grant'), ('reject', 'reject'), ('defer', 'defer')], help_text='what was decided', max_length=8, verbose_name='outcome')),
                ('decided_by', models.CharField(choices=[('corners', 'the three corners together'), ('decider', 'the decider, with dissent')], help_text='who decided', max_length=8, verbose_name='decided by')),
                ('decided_at', models.DateTimeField(help_text='when', verbose_name='decided at')),
                ('version', models.PositiveIntegerField(help_text='the version decided on')),
                ('provisional_until', models.DateTimeField(blank=True, help_text='a provisional grant must be confirmed', null=True)),
                ('mandate', models.CharField(blank=True, help_text='of the decider', max_length=200, verbose_name='mandate')),
                ('motivation', models.TextField(blank=True, help_text='of each corner, for the corners; or of the decider', max_length=8000, verbose_name='motivation')),
                ('reasons', models.JSONField(blank=True, default=list, help_text='coded reasons')),
                ('conditions', models.JSONField(blank=True, default=list, help_text="the corners' conditions, all of them")),
                ('defer_until', models.DateField(blank=True, help_text='with the outcome defer', null=True)),
                ('standing', models.BooleanField(default=True, help_text='false once another decision took its place')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that decided it')),
                ('review', models.ForeignKey(help_text='the review it ends', on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='requests_app.review')),
                ('support_request', models.ForeignKey(help_text='the request decided on', on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='requests_app.supportrequest')),
                ('applicant_told_at', models.DateTimeField(blank=True, help_text='notice time', null=True, verbose_name='told to the applicant')),
                ('for_institution', models.TextField(blank=True, help_text='joint; what the home reads', max_length=4000, verbose_name='words for the institution')),
                ('locc_told_at', models.DateTimeField(blank=True, help_text='notice time', null=True, verbose_name='told to LOCC')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('support_request', 'number'), name='one_decision_per_number')],
            },
        ),
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(help_text='what must be so', max_length=500, verbose_name='condition')),
                ('owner', models.CharField(help_text='function that sees to it', max_length=100, verbose_name='owner')),
                ('kind', models.CharField(choices=[('before_arrival', 'before arrival'), ('within_48_hours', 'within 48 hours after arrival'), ('by_unit', 'done by the unit')], help_text='by when', max_length=16, verbose_name='kind')),
                ('due_at', models.DateTimeField(blank=True, help_text='before this moment', null=True, verbose_name='due')),
                ('done_at', models.DateTimeField(blank=True, help_text='when it was met', null=True, verbose_name='done at')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that set it')),
                ('support_request', models.ForeignKey(help_text='the request it belongs to', on_delete=django.db.models.deletion.CASCADE, related_name='conditions', to='requests_app.supportrequest')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(help_text='no names of patients, residents or soldiers', max_length=4000, verbose_name='comment')),
                ('audience', models.CharField(choices=[('all', 'everybody who sees the request'), ('authorities', 'authorities only')], help_text='who may read it', max_length=12, verbose_name='for')),
                ('at', models.DateTimeField(help_text='when it was written', verbose_name='when')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that recorded it')),
                ('author', models.ForeignKey(help_text='who wrote it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('support_request', models.ForeignKey(help_text='the request it is about', on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='requests_app.supportrequest')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='CheckAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(choices=[('P1', 'An authority applies that may do so, it signed, and it concerns one municipality.'), ('P2', 'The request is in writing, or was made by telephone with a written follow-up.'), ('P3', "It is motivated why the home can't by itself, not in time or not enough."), ('P4', "It is motivated why the market can't; not asked of a Minister."), ('P5', 'All rungs of the ladder are recorded and dated, and GHOR verified them.'), ('P6', 'This is the right legal route, not assistance under another act.'), ('P7', 'The request is current: updated and specified the same day.'), ('P8', 'The request is concrete: numbers, types, tasks, place and period.'), ('P9', "It isn't about real estate, for which another authority decides."), ('P10', 'The help is given in the Netherlands.'), ('P11', 'It holds nothing about patients or residents.')], help_text='P1 to P11', max_length=3, verbose_name='check')),
                ('verdict', models.CharField(choices=[('met', 'met'), ('failed', 'failed'), ('to_follow', 'to follow'), ('not_applicable', 'not applicable')], help_text='met, failed or to follow', max_length=16, verbose_name='verdict')),
                ('note', models.CharField(blank=True, help_text='needed when it failed', max_length=500, verbose_name='remark')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that answered it')),
                ('support_request', models.ForeignKey(help_text='the request checked', on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='requests_app.supportrequest')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('support_request', 'code'), name='one_answer_per_check'), models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'failed'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='failed_check_has_note', violation_error_message='Say what is wrong.')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proves', models.CharField(choices=[('request', 'the request as a whole'), ('inquiry', 'an answer on the ladder'), ('situation', 'the situation'), ('application', 'the application'), ('signature', 'the signature')], help_text='what the file proves', max_length=12, verbose_name='proves')),
                ('audience', models.CharField(choices=[('all', 'everybody who sees the request'), ('authorities', 'authorities only')], default='all', help_text='who may read it', max_length=12, verbose_name='for')),
                ('name', models.CharField(help_text='the name it was sent under', max_length=150, verbose_name='file name')),
                ('content_type', models.CharField(help_text='kind of file, by its content', max_length=100)),
                ('size', models.PositiveIntegerField(help_text='in bytes', verbose_name='size')),
                ('sha256', models.CharField(help_text='digest of the content', max_length=64)),
                ('stored_as', models.CharField(default=requests_app.models.comment.random_name, help_text='random name on disk', max_length=64, unique=True)),
                ('at', models.DateTimeField(help_text='when it was attached', verbose_name='when')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that recorded it')),
                ('author', models.ForeignKey(help_text='who sent it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('inquiry', models.ForeignKey(blank=True, help_text='the inquiry it proves', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='requests_app.inquiry')),
                ('support_request', models.ForeignKey(help_text='the request it belongs to', on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='requests_app.supportrequest')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('desired_effect', models.TextField(blank=True, help_text='an effect, not a headcount; 30 to 1,000 characters', max_length=1000, validators=[django.core.validators.MinLengthValidator(30), django.core.validators.MaxLengthValidator(1000)], verbose_name='desired effect')),
                ('why_not_self', models.TextField(blank=True, help_text="why the home can't solve it itself", max_length=2000, verbose_name='why not by yourselves')),
                ('why_not_in_time', models.TextField(blank=True, help_text='why other help comes too late', max_length=2000, verbose_name='why not in time')),
                ('why_not_sufficient', models.TextField(blank=True, help_text="why other help isn't enough", max_length=2000, verbose_name='why not sufficient')),
                ('why_not_market', models.TextField(blank=True, help_text="agencies tried and why they can't; not asked of a Minister", max_length=2000, verbose_name="why the market can't")),
                ('authority', models.CharField(blank=True, choices=[('burgemeester', 'mayor'), ('commissaris_van_de_koning', "King's commissioner"), ('dijkgraaf', 'dike warden'), ('minister', 'Minister')], help_text='who applies by law', max_length=28, verbose_name='applicant authority')),
                ('legal_basis', models.CharField(choices=[('msob', 'military support in the public interest (MSOB)'), ('wvr', 'assistance under the Safety Regions Act, article 51'), ('politiewet', 'assistance under the Police Act')], default='msob', help_text='the legal route', max_length=12, verbose_name='legal basis')),
                ('site_contact', models.CharField(blank=True, help_text='function and telephone, day and night', max_length=200, verbose_name='contact on site')),
                ('ppe_days', models.PositiveSmallIntegerField(blank=True, help_text='days at the present use', null=True, verbose_name='protective equipment, days in stock')),
                ('testing', models.BooleanField(blank=True, help_text='the home tests the people who come', null=True, verbose_name='testing')),
                ('induction_hours', models.PositiveSmallIntegerField(blank=True, help_text='hours before somebody works on the ward', null=True, verbose_name='induction, hours')),
                ('supervisor_each_shift', models.BooleanField(blank=True, help_text='somebody of the home leads each shift', null=True, verbose_name='own supervisor in each shift')),
                ('clothing', models.BooleanField(blank=True, help_text='clothing of the home for hygiene', null=True, verbose_name='clothing')),
                ('system_access', models.BooleanField(blank=True, help_text='accounts or a colleague who records', null=True, verbose_name='access to systems')),
                ('meals', models.BooleanField(blank=True, help_text='meals during the shift', null=True, verbose_name='meals')),
                ('lodging', models.BooleanField(blank=True, help_text='beds near by', null=True, verbose_name='lodging')),
                ('parking', models.BooleanField(blank=True, help_text='parking on site', null=True, verbose_name='parking')),
                ('earlier_support', models.TextField(blank=True, help_text='military support here before, and what it taught', max_length=2000, verbose_name='earlier military support')),
                ('estimated_cost', models.PositiveIntegerField(blank=True, help_text='in whole euros', null=True, verbose_name='estimated additional cost')),
                ('cost_accepted', models.BooleanField(default=False, help_text='additional costs may be charged by the settlement regulation', verbose_name='cost accepted')),
                ('signatory', models.CharField(blank=True, help_text='who signed', max_length=200, verbose_name='signatory')),
                ('signatory_function', models.CharField(blank=True, help_text='in which function', max_length=200, verbose_name='function')),
                ('mandate', models.CharField(blank=True, help_text='mandate, if signed for another', max_length=200, verbose_name='mandate')),
                ('signed_on', models.DateField(blank=True, help_text='date of the signature', null=True, verbose_name='signed on')),
                ('support_request', models.OneToOneField(help_text='the request applied for', on_delete=django.db.models.deletion.CASCADE, related_name='application', to='requests_app.supportrequest')),
            ],
            options={
                'verbose_name': 'application',
                'verbose_name_plural': 'applications',
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField(blank=True, help_text='place on the agenda when moved', null=True)),
                ('reason', models.CharField(blank=True, help_text='why it was moved', max_length=300)),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that put it there')),
                ('meeting', models.ForeignKey(help_text='the meeting', on_delete=django.db.models.deletion.CASCADE, related_name='items', to='requests_app.meeting')),
                ('support_request', models.ForeignKey(help_text='the request', on_delete=django.db.models.deletion.CASCADE, related_name='agenda_items', to='requests_app.supportrequest')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'support_request'), name='once_on_agenda')],
            },
        ),
        migrations.CreateModel(
            name='TunedLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('staff_type', models.CharField(choices=[('ic_nurse', 'intensive care nurse'), ('nurse', 'nurse'), ('mil_nurse', 'general military nurse'), ('doctor', 'doctor'), ('medic', 'military medic'), ('carer_ig', 'certified carer'), ('care_assistant', 'care assistant'), ('care_support', 'care support worker'), ('planner', 'medical planner'), ('logistics', 'logistics and rostering'), ('host', 'host'), ('general_support', 'general support')], help_text='who would come', max_length=16, verbose_name='staff type')),
                ('persons', models.PositiveSmallIntegerField(help_text='how many at the same time', verbose_name='persons')),
                ('starts_on', models.DateField(help_text='first day', verbose_name='from')),
                ('ends_on', models.DateField(help_text='last day', verbose_name='until')),
                ('minimum_team', models.PositiveSmallIntegerField(default=1, help_text='fewer than this are of no use', verbose_name='minimum useful team')),
                ('line', models.ForeignKey(help_text='the need line it serves', on_delete=django.db.models.deletion.PROTECT, related_name='tuned', to='requests_app.needline')),
                ('proposal', models.ForeignKey(help_text='the proposal', on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='requests_app.proposal')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('persons__gte', 1), ('persons__lte', 200)), name='tuned_persons_1_200', violation_error_message='Propose 1 to 200 persons.'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='tuned_period_in_order', violation_error_message='The last day is before the first day.'), models.CheckConstraint(condition=models.Q(('minimum_team__gte', 1), ('minimum_team__lte', models.F('persons'))), name='tuned_minimum_fits', violation_error_message="The minimum useful team can't be larger than the team.")],
            },
        ),
        migrations.CreateModel(
            name='GrantedLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('staff_type', models.CharField(help_text='who comes', max_length=16)),
                ('persons', models.PositiveSmallIntegerField(help_text='how many at the same time')),
                ('starts_on', models.DateField(help_text='first day')),
                ('ends_on', models.DateField(help_text='last day')),
                ('decision', models.ForeignKey(help_text='the decision', on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='requests_app.decision')),
                ('line', models.ForeignKey(help_text='the need line', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests_app.needline')),
                ('tuned', models.ForeignKey(blank=True, help_text='the tuned line', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='granted', to='requests_app.tunedline')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='1 at the first submit')),
                ('frozen', models.TextField(help_text='canonical JSON')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that made it')),
                ('support_request', models.ForeignKey(help_text='whose version', on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='requests_app.supportrequest')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('support_request', 'number'), name='one_version_per_number')],
            },
        ),
        migrations.CreateModel(
            name='Waiver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rung', models.CharField(choices=[('other_institutions', 'other care institutions'), ('care_office', 'care office or insurer'), ('roaz', 'RO(N)AZ'), ('red_cross', 'Red Cross'), ('civil_pool', 'Extra Handen voor de Zorg / Zorgreserve')], help_text='the rung waived', max_length=20, verbose_name='rung')),
                ('reason', models.CharField(help_text='why it need not be asked', max_length=500, verbose_name='reason')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that waived it')),
                ('support_request', models.ForeignKey(help_text='the request it is about', on_delete=django.db.models.deletion.CASCADE, related_name='waivers', to='requests_app.supportrequest')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('support_request', 'rung'), name='one_waiver_per_rung', violation_error_message='This rung was waived already.')],
            },
        ),
        migrations.CreateModel(
            name='LedgerRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(choices=[('asked', 'asked'), ('declined', 'declined'), ('withdrawn', 'withdrawn'), ('defence', 'granted'), ('committed', 'approved for deployment')], help_text='the term of the equation it adds to', max_length=10)),
                ('persons', models.SmallIntegerField(help_text='persons per day; negative takes back')),
                ('starts_on', models.DateField(help_text='first day')),
                ('ends_on', models.DateField(help_text='last day')),
                ('code', models.CharField(blank=True, help_text='why: a coded reason', max_length=24)),
                ('staff_type', models.CharField(blank=True, choices=[('ic_nurse', 'intensive care nurse'), ('nurse', 'nurse'), ('mil_nurse', 'general military nurse'), ('doctor', 'doctor'), ('medic', 'military medic'), ('carer_ig', 'certified carer'), ('care_assistant', 'care assistant'), ('care_support', 'care support worker'), ('planner', 'medical planner'), ('logistics', 'logistics and rostering'), ('host', 'host'), ('general_support', 'general support')], help_text='granted staff type', max_length=16)),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that wrote it')),
                ('line', models.ForeignKey(help_text='the need line', on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='requests_app.needline')),
            ],
            options={
                'indexes': [models.Index(fields=['line', 'term'], name='ledger_line_term')],
                'constraints': [models.CheckConstraint(condition=models.Q(('persons', 0), _negated=True), name='row_persons_not_zero'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='row_period_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('staff_type', models.CharField(choices=[('ic_nurse', 'intensive care nurse'), ('nurse', 'nurse'), ('mil_nurse', 'general military nurse'), ('doctor', 'doctor'), ('medic', 'military medic'), ('carer_ig', 'certified carer'), ('care_assistant', 'care assistant'), ('care_support', 'care support worker'), ('planner', 'medical planner'), ('logistics', 'logistics and rostering'), ('host', 'host'), ('general_support', 'general support')], help_text="the line's type or an accepted substitute", max_length=16, verbose_name='staff type')),
                ('persons', models.PositiveSmallIntegerField(help_text='how many at the same time', verbose_name='persons')),
                ('starts_on', models.DateField(help_text='first day', verbose_name='from')),
                ('ends_on', models.DateField(help_text='last day; shortened when people leave early', verbose_name='until')),
                ('state', models.CharField(choices=[('offered', 'offered'), ('accepted', 'accepted'), ('arrived', 'arrived'), ('not_arrived', 'did not arrive'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='offered', help_text='how far it is', max_length=12, verbose_name='state')),
                ('reason', models.CharField(blank=True, help_text='why declined, withdrawn or absent', max_length=500, verbose_name='reason')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that offered it')),
                ('inquiry', models.ForeignKey(help_text='the inquiry answered', on_delete=django.db.models.deletion.CASCADE, related_name='offers', to='requests_app.inquiry')),
                ('line', models.ForeignKey(help_text='the need line it serves', on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='requests_app.needline')),
            ],
            options={
                'verbose_name': 'offer',
                'verbose_name_plural': 'offers',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('persons__gte', 1), ('persons__lte', 200)), name='offer_persons_1_200', violation_error_message='Offer 1 to 200 persons.'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='offer_period_in_order', violation_error_message='The last day is before the first day.')],
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('corner', models.CharField(choices=[('defence', 'Defence'), ('vws', 'VWS'), ('ghor_locc', 'GHOR/LOCC')], help_text='who speaks', max_length=10, verbose_name='corner')),
                ('outcome', models.CharField(choices=[('visit', 'fact-finding on site'), ('desk', 'fact-finding by telephone'), ('now', 'send people now (provisional)'), ('return', 'return the application'), ('grant', 'grant'), ('reject', 'reject'), ('defer', 'defer')], help_text='what it says', max_length=8, verbose_name='outcome')),
                ('persons', models.JSONField(blank=True, default=dict, help_text="persons per line, by the line's key")),
                ('concerns', models.JSONField(blank=True, default=list, help_text='substantive checks it has doubts about')),
                ('deviations', models.JSONField(blank=True, default=list, help_text='procedural checks it judges otherwise')),
                ('reasons', models.JSONField(blank=True, default=list, help_text='coded reasons for a refusal or return')),
                ('motivation', models.TextField(help_text='why; for the corners', max_length=2000, verbose_name='motivation')),
                ('reservation', models.CharField(blank=True, help_text='only if', max_length=500, verbose_name='condition')),
                ('defer_until', models.DateField(blank=True, help_text='with the outcome defer', null=True, verbose_name='defer until')),
                ('version', models.PositiveIntegerField(help_text='the version it speaks of')),
                ('spoken', models.BooleanField(default=False, help_text='recorded for somebody else')),
                ('confirmed', models.BooleanField(default=True, help_text='by the corner itself')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that gave it')),
                ('typed_by', models.ForeignKey(help_text='who typed it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('review', models.ForeignKey(help_text='the review', on_delete=django.db.models.deletion.CASCADE, related_name='positions', to='requests_app.review')),
                ('situation', models.ForeignKey(blank=True, help_text='the figures it rests on', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests_app.situation')),
                ('for_institution', models.TextField(blank=True, help_text='stand in the decision, without the name of a corner', max_length=1000, verbose_name='words for the institution')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('review', 'corner'), name='one_position_per_corner')],
            },
        ),
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.CharField(choices=[('institution', 'the institution'), ('defence', 'Defence')], help_text='whose evaluation', max_length=12, verbose_name='side')),
                ('at', models.DateTimeField(help_text='moment on the domain clock', verbose_name='when')),
                ('effect', models.PositiveSmallIntegerField(help_text='0 none – 3 the desired effect was reached', validators=[django.core.validators.MaxValueValidator(3)], verbose_name='effect')),
                ('cooperation', models.PositiveSmallIntegerField(help_text='0 bad – 3 good: roster, handing over, leadership on the ward', validators=[django.core.validators.MaxValueValidator(3)], verbose_name='cooperation')),
                ('induction', models.PositiveSmallIntegerField(help_text='0 none – 3 good: before the first shift', validators=[django.core.validators.MaxValueValidator(3)], verbose_name='induction')),
                ('right_people', models.BooleanField(help_text='were the types what was needed', verbose_name='the right types of staff')),
                ('went_well', models.TextField(help_text='no names', max_length=2000, verbose_name='what went well')),
                ('could_be_better', models.TextField(help_text='no names', max_length=2000, verbose_name='what could be better')),
                ('lesson', models.TextField(blank=True, help_text='one that another home or unit can use', max_length=2000, verbose_name='lesson for others')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that recorded it')),
                ('author', models.ForeignKey(help_text='who wrote it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('support_request', models.ForeignKey(help_text='the request evaluated', on_delete=django.db.models.deletion.CASCADE, related_name='evaluations', to='requests_app.supportrequest')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('support_request', 'side'), name='one_evaluation_per_side'), models.CheckConstraint(condition=models.Q(('cooperation__lte', 3), ('effect__lte', 3), ('induction__lte', 3)), name='evaluation_scores_0_3')],
            },
        ),
        migrations.RunPython(on_postgresql(REFUSE), on_postgresql(ALLOW)),
    ]

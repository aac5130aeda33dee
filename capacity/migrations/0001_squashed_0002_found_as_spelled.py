"""What Defence can spare, and who is sent where; on PostgreSQL words are found by a part."""

import django.core.validators
import django.db.models.deletion
import foundation.search
import simple_history.models
from django.conf import settings
from django.db import migrations, models

MODELS = ("Deployment", "Pool")

def index(apps, schema_editor):
    for name in MODELS:
        foundation.search.index(schema_editor, apps.get_model("capacity", name))



class Migration(migrations.Migration):

    replaces = [('capacity', '0001_initial'), ('capacity', '0002_found_as_spelled')]

    initial = True

    dependencies = [
        ('regions', '0001_squashed_0015_pictures_looked_at'),
        ('requests_app', '0001_squashed_0023_one_of_each_national_rank'),
    ]

    operations = [
        migrations.CreateModel(
            name='Deployment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(help_text='1 for the first deployment of a request', verbose_name='number')),
                ('state', models.CharField(choices=[('drawn_up', 'drawn up'), ('approved', 'approved, on its way'), ('on_site', 'on site'), ('suspended', 'suspended'), ('ended', 'ended'), ('cancelled', 'cancelled')], default='drawn_up', help_text='where it stands', max_length=10, verbose_name='state')),
                ('unit', models.CharField(help_text='which unit goes', max_length=100, verbose_name='unit')),
                ('folded', foundation.search.FoldedField(also={}, blank=True, default='', editable=False, help_text='folded, to be found by', joined=(), of=('unit',))),
                ('commander', models.CharField(blank=True, help_text='function and telephone, no name', max_length=100, verbose_name='commander')),
                ('starts_on', models.DateField(help_text='first day on site', verbose_name='from')),
                ('ends_on', models.DateField(help_text='planned last day on site', verbose_name='until')),
                ('earliest_arrival', models.DateTimeField(help_text='given the notice of its pools', verbose_name='earliest arrival')),
                ('hand_over', models.TextField(blank=True, help_text='who takes over what at the end', max_length=2000, verbose_name='hand-over plan')),
                ('approved_at', models.DateTimeField(blank=True, help_text='when; the warning order goes out then', null=True)),
                ('arrived_at', models.DateTimeField(blank=True, help_text='first arrival', null=True, verbose_name='arrived at')),
                ('arrival_reported_at', models.DateTimeField(blank=True, help_text='when the arrival was reported', null=True)),
                ('arrival_confirmed', models.BooleanField(default=False, help_text='by the institution')),
                ('induction_done', models.BooleanField(default=False, help_text='before the first shift', verbose_name='induction done')),
                ('suspended_until', models.DateTimeField(blank=True, help_text='when somebody must decide about a suspension', null=True, verbose_name='decide before')),
                ('suspension_owner', models.CharField(blank=True, help_text='function that takes away the cause', max_length=100, verbose_name='owner of the suspension')),
                ('recalled_at', models.DateTimeField(blank=True, help_text='when it was recalled', null=True)),
                ('departed_at', models.DateTimeField(blank=True, help_text='when the last one left', null=True, verbose_name='departed at')),
                ('end_reason', models.CharField(blank=True, choices=[('as_planned', 'as planned'), ('need_over', 'the need is over'), ('recalled', 'recalled by Defence'), ('unsafe', 'not safe or not workable'), ('other', 'another reason')], help_text='why it ended', max_length=12, verbose_name='reason of the end')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that drew it up')),
                ('approved_by', models.ForeignKey(blank=True, help_text='another planner', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drawn_up_by', models.ForeignKey(help_text='the planner who drew it up', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('support_request', models.ForeignKey(help_text='for which request', on_delete=django.db.models.deletion.PROTECT, related_name='deployments', to='requests_app.supportrequest')),
            ],
            options={
                'verbose_name': 'deployment',
                'verbose_name_plural': 'deployments',
                'ordering': ['pk'],
                'indexes': [models.Index(condition=models.Q(('state__in', ['on_site', 'suspended'])), fields=['ends_on'], name='deployment_out')],
                'constraints': [models.UniqueConstraint(fields=('support_request', 'number'), name='one_deployment_per_number'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='deployment_in_order'), models.CheckConstraint(condition=models.Q(('state__in', ['drawn_up', 'cancelled']), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), models.Q(('commander', ''), _negated=True), models.Q(('hand_over', ''), _negated=True)), _connector='OR'), name='deployment_out_is_approved'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'ended'), _negated=True), models.Q(('departed_at__isnull', False), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='deployment_end_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalPool',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('staff_type', models.CharField(choices=[('ic_nurse', 'intensive care nurse'), ('nurse', 'nurse'), ('mil_nurse', 'general military nurse'), ('doctor', 'doctor'), ('medic', 'military medic'), ('carer_ig', 'certified carer'), ('care_assistant', 'care assistant'), ('care_support', 'care support worker'), ('planner', 'medical planner'), ('logistics', 'logistics and rostering'), ('host', 'host'), ('general_support', 'general support')], help_text='what they are', max_length=16, verbose_name='staff type')),
                ('unit', models.CharField(help_text='to which they belong; no names of soldiers', max_length=100, verbose_name='unit')),
                ('home_place', models.CharField(blank=True, help_text='barracks or town', max_length=80, verbose_name='home place')),
                ('notice_days', models.PositiveSmallIntegerField(default=2, help_text='days between the warning order and the earliest arrival', verbose_name='notice in days')),
                ('rest_days', models.PositiveSmallIntegerField(default=0, help_text='rest or quarantine after a deployment; the place stays taken', verbose_name='rest days')),
                ('in_hospitals', models.PositiveSmallIntegerField(default=0, help_text='already placed there and counted apart: not free', verbose_name='placed in civil hospitals')),
                ('is_closed', models.BooleanField(default=False, help_text='nobody is sent from here any more', verbose_name='closed')),
                ('confirmed_at', models.DateTimeField(help_text='when its figures were last confirmed', verbose_name='confirmed at')),
                ('told_by', models.CharField(blank=True, help_text='function that confirmed it by telephone, if so', max_length=120, verbose_name='told by')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('confirmed_by', models.ForeignKey(blank=True, db_constraint=False, help_text='who confirmed the figures', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('home_region', models.ForeignKey(blank=True, db_constraint=False, help_text='safety region of the home place', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.safetyregion', verbose_name='home region')),
            ],
            options={
                'verbose_name': 'historical pool',
                'verbose_name_plural': 'historical pools',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(help_text='the situation it was computed on', verbose_name='asked at')),
                ('state', models.CharField(choices=[('asked', 'asked for'), ('computing', 'being computed now'), ('ready', 'ready'), ('failed', 'failed')], default='asked', help_text='how far it is', max_length=10, verbose_name='state')),
                ('weights', models.JSONField(default=dict, help_text='weights by name')),
                ('result', models.JSONField(default=dict, help_text='what the solver says of it')),
                ('error', models.CharField(blank=True, help_text='why it failed', max_length=300)),
                ('asked_by', models.ForeignKey(help_text='who asked for it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Pool',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('staff_type', models.CharField(choices=[('ic_nurse', 'intensive care nurse'), ('nurse', 'nurse'), ('mil_nurse', 'general military nurse'), ('doctor', 'doctor'), ('medic', 'military medic'), ('carer_ig', 'certified carer'), ('care_assistant', 'care assistant'), ('care_support', 'care support worker'), ('planner', 'medical planner'), ('logistics', 'logistics and rostering'), ('host', 'host'), ('general_support', 'general support')], help_text='what they are', max_length=16, verbose_name='staff type')),
                ('unit', models.CharField(help_text='to which they belong; no names of soldiers', max_length=100, verbose_name='unit')),
                ('home_place', models.CharField(blank=True, help_text='barracks or town', max_length=80, verbose_name='home place')),
                ('notice_days', models.PositiveSmallIntegerField(default=2, help_text='days between the warning order and the earliest arrival', verbose_name='notice in days')),
                ('rest_days', models.PositiveSmallIntegerField(default=0, help_text='rest or quarantine after a deployment; the place stays taken', verbose_name='rest days')),
                ('in_hospitals', models.PositiveSmallIntegerField(default=0, help_text='already placed there and counted apart: not free', verbose_name='placed in civil hospitals')),
                ('is_closed', models.BooleanField(default=False, help_text='nobody is sent from here any more', verbose_name='closed')),
                ('confirmed_at', models.DateTimeField(help_text='when its figures were last confirmed', verbose_name='confirmed at')),
                ('told_by', models.CharField(blank=True, help_text='function that confirmed it by telephone, if so', max_length=120, verbose_name='told by')),
                ('folded', foundation.search.FoldedField(also={}, blank=True, default='', editable=False, help_text='folded, to be found by', joined=(), of=('unit', 'home_place'))),
                ('confirmed_by', models.ForeignKey(help_text='who confirmed the figures', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by')),
                ('home_region', models.ForeignKey(blank=True, help_text='safety region of the home place', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.safetyregion', verbose_name='home region')),
            ],
            options={
                'verbose_name': 'pool',
                'verbose_name_plural': 'pools',
                'ordering': ['staff_type', 'unit', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('staff_type', 'unit', 'home_place'), name='one_pool_per_unit_and_type', violation_error_message='This unit has a pool of this staff type already: change that one.'), models.CheckConstraint(condition=models.Q(('notice_days__lte', 60), ('rest_days__lte', 60)), name='pool_days_within_reason')],
            },
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('staff_type', models.CharField(choices=[('ic_nurse', 'intensive care nurse'), ('nurse', 'nurse'), ('mil_nurse', 'general military nurse'), ('doctor', 'doctor'), ('medic', 'military medic'), ('carer_ig', 'certified carer'), ('care_assistant', 'care assistant'), ('care_support', 'care support worker'), ('planner', 'medical planner'), ('logistics', 'logistics and rostering'), ('host', 'host'), ('general_support', 'general support')], help_text='the type granted; the pool may be a substitute', max_length=16, verbose_name='granted as')),
                ('persons', models.PositiveSmallIntegerField(help_text='how many are taken', verbose_name='persons')),
                ('starts_on', models.DateField(help_text='first day', verbose_name='from')),
                ('ends_on', models.DateField(help_text='last day of work', verbose_name='until')),
                ('held_until', models.DateField(help_text='last day of rest or quarantine', verbose_name='place taken until')),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('reserved', 'reserved'), ('committed', 'approved for deployment'), ('past', 'over')], default='reserved', help_text='how firm it is', max_length=10, verbose_name='state')),
                ('lapses_at', models.DateTimeField(blank=True, help_text='when a proposal lapses', null=True)),
                ('planned', models.PositiveSmallIntegerField(blank=True, help_text='persons as drawn up, when fewer are left', null=True)),
                ('arrived', models.PositiveSmallIntegerField(blank=True, help_text='persons who arrived; empty before that', null=True, verbose_name='arrived')),
                ('line', models.ForeignKey(help_text='the need line served', on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='requests_app.needline')),
                ('support_request', models.ForeignKey(help_text='for which request', on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='requests_app.supportrequest')),
                ('deployment', models.ForeignKey(blank=True, help_text='on which they go', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='capacity.deployment')),
                ('pool', models.ForeignKey(help_text='from where they come', on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='capacity.pool')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['support_request', 'state'], name='booking_request_state'), models.Index(condition=models.Q(('state', 'proposed')), fields=['lapses_at'], name='booking_lapses')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on')), ('held_until__gte', models.F('ends_on'))), name='booking_days_in_order'), models.CheckConstraint(condition=models.Q(('persons__gte', 1)), name='booking_somebody'), models.CheckConstraint(condition=models.Q(('arrived__isnull', True), ('arrived__lte', models.F('persons')), _connector='OR'), name='booking_arrived_fits'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'proposed'), _negated=True), models.Q(('deployment__isnull', True), ('lapses_at__isnull', False)), _connector='OR'), name='booking_proposal_lapses'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['committed', 'past']), _negated=True), ('deployment__isnull', False), _connector='OR'), name='booking_committed_has_deployment')],
            },
        ),
        migrations.CreateModel(
            name='DailyReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(help_text='the day reported', verbose_name='day')),
                ('present', models.PositiveSmallIntegerField(help_text='persons at work that day', verbose_name='present')),
                ('absent', models.PositiveSmallIntegerField(default=0, help_text='ill or in quarantine', verbose_name='absent')),
                ('tasks', models.TextField(blank=True, help_text='what they did', max_length=1000, verbose_name='tasks')),
                ('incidents', models.TextField(blank=True, help_text='what went wrong', max_length=1000, verbose_name='incidents')),
                ('effect', models.PositiveSmallIntegerField(help_text='0 none – 3 the desired effect is reached', validators=[django.core.validators.MaxValueValidator(3)], verbose_name='effect')),
                ('role', models.CharField(help_text='in which role', max_length=20)),
                ('event_number', models.PositiveIntegerField(help_text='number of the event that recorded it')),
                ('author', models.ForeignKey(help_text='who reported', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('deployment', models.ForeignKey(help_text='the deployment', on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='capacity.deployment')),
            ],
            options={
                'ordering': ['day', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('deployment', 'day', 'role'), name='one_report_per_day_and_side'), models.CheckConstraint(condition=models.Q(('effect__lte', 3)), name='report_effect_0_3')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalPoolPeriod',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('size', models.PositiveSmallIntegerField(help_text='persons who can be sent on each of these days', verbose_name='available')),
                ('starts_on', models.DateField(help_text='first day', verbose_name='from')),
                ('ends_on', models.DateField(help_text='last day', verbose_name='until')),
                ('reason', models.CharField(blank=True, help_text='why not all can be sent: exercise, mission …', max_length=200, verbose_name='reason unavailable')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pool', models.ForeignKey(blank=True, db_constraint=False, help_text='the pool', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='capacity.pool')),
            ],
            options={
                'verbose_name': 'historical pool period',
                'verbose_name_plural': 'historical pool periods',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='PoolDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(help_text='day in Amsterdam', verbose_name='day')),
                ('available', models.PositiveSmallIntegerField(help_text='persons who can be sent')),
                ('allocated', models.PositiveSmallIntegerField(default=0, help_text='persons taken, rest days included')),
                ('pool', models.ForeignKey(help_text='the pool', on_delete=django.db.models.deletion.CASCADE, related_name='days', to='capacity.pool')),
            ],
            options={
                'ordering': ['pool', 'day'],
                'indexes': [models.Index(fields=['day'], name='pool_day_day')],
                'constraints': [models.UniqueConstraint(fields=('pool', 'day'), name='one_row_per_pool_and_day'), models.CheckConstraint(condition=models.Q(('allocated__lte', models.F('available'))), name='allocated_within_available')],
            },
        ),
        migrations.CreateModel(
            name='PoolPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.PositiveSmallIntegerField(help_text='persons who can be sent on each of these days', verbose_name='available')),
                ('starts_on', models.DateField(help_text='first day', verbose_name='from')),
                ('ends_on', models.DateField(help_text='last day', verbose_name='until')),
                ('reason', models.CharField(blank=True, help_text='why not all can be sent: exercise, mission …', max_length=200, verbose_name='reason unavailable')),
                ('pool', models.ForeignKey(help_text='the pool', on_delete=django.db.models.deletion.CASCADE, related_name='periods', to='capacity.pool')),
            ],
            options={
                'ordering': ['starts_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='pool_period_in_order', violation_error_message='The last day is before the first day.'), models.CheckConstraint(condition=models.Q(('size__lte', 5000)), name='pool_size_within_reason', violation_error_message='A pool holds 5,000 persons at most.')],
            },
        ),
        migrations.CreateModel(
            name='Shortage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('persons', models.PositiveSmallIntegerField(help_text='on each of these days', verbose_name='persons short')),
                ('starts_on', models.DateField(help_text='first day', verbose_name='from')),
                ('ends_on', models.DateField(help_text='last day', verbose_name='until')),
                ('reason', models.CharField(help_text='why they are missing', max_length=300, verbose_name='reason')),
                ('recorded_at', models.DateTimeField(help_text='when it was recorded')),
                ('solved_at', models.DateTimeField(blank=True, help_text='when it was solved', null=True)),
                ('pool', models.ForeignKey(help_text='the pool', on_delete=django.db.models.deletion.CASCADE, related_name='shortages', to='capacity.pool')),
                ('recorded_by', models.ForeignKey(help_text='who; empty for the system', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['starts_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on')), ('persons__gte', 1)), name='shortage_in_order')],
            },
        ),
        migrations.CreateModel(
            name='PlanLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('staff_type', models.CharField(choices=[('ic_nurse', 'intensive care nurse'), ('nurse', 'nurse'), ('mil_nurse', 'general military nurse'), ('doctor', 'doctor'), ('medic', 'military medic'), ('carer_ig', 'certified carer'), ('care_assistant', 'care assistant'), ('care_support', 'care support worker'), ('planner', 'medical planner'), ('logistics', 'logistics and rostering'), ('host', 'host'), ('general_support', 'general support')], help_text='type asked: tuned, or as filed', max_length=16)),
                ('persons', models.PositiveSmallIntegerField(help_text='how many', verbose_name='persons')),
                ('starts_on', models.DateField(help_text='first day', verbose_name='from')),
                ('ends_on', models.DateField(help_text='last day', verbose_name='until')),
                ('reason', models.TextField(help_text='in words', verbose_name='reason')),
                ('adopted_at', models.DateTimeField(blank=True, help_text='when it was adopted', null=True)),
                ('booking', models.ForeignKey(blank=True, help_text='what its adoption reserved', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='capacity.booking')),
                ('line', models.ForeignKey(help_text='for which need', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests_app.needline')),
                ('plan', models.ForeignKey(help_text='the plan', on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='capacity.plan')),
                ('support_request', models.ForeignKey(help_text='where to', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests_app.supportrequest')),
                ('pool', models.ForeignKey(help_text='from where', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='capacity.pool')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.RunPython(index, migrations.RunPython.noop),
    ]

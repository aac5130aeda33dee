"""The picture and what is handed in for it; on PostgreSQL what was said can't be changed or deleted."""

import datetime
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models
from foundation.migrating import on_postgresql

REFUSE = """
CREATE FUNCTION insight_figures_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was said stands, a correction is a new row: % on % refused', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER figures_are_final BEFORE UPDATE OR DELETE ON insight_pressurefigure
    FOR EACH ROW EXECUTE FUNCTION insight_figures_are_final();
CREATE TRIGGER calls_are_final BEFORE UPDATE OR DELETE ON insight_signcall
    FOR EACH ROW EXECUTE FUNCTION insight_figures_are_final();
"""
ALLOW = """
DROP TRIGGER figures_are_final ON insight_pressurefigure;
DROP TRIGGER calls_are_final ON insight_signcall;
DROP FUNCTION insight_figures_are_final();
"""


class Migration(migrations.Migration):

    replaces = [('insight', '0001_picture'), ('insight', '0002_what_can_be_spared'), ('insight', '0003_care_pressure'), ('insight', '0004_marks'), ('insight', '0005_near_a_moment'), ('insight', '0006_borders'), ('insight', '0007_early_signs'), ('insight', '0008_upscaling')]

    initial = True

    dependencies = [
        ('capacity', '0001_squashed_0002_found_as_spelled'),
        ('regions', '0001_squashed_0015_pictures_looked_at'),
        ('requests_app', '0001_squashed_0023_one_of_each_national_rank'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(help_text='up to which moment')),
                ('person', models.ForeignKey(help_text='who has read it', on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'at'), name='one_mark_per_moment')],
            },
        ),
        migrations.CreateModel(
            name='Outline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.TextField(help_text='its border, as an SVG path')),
                ('x', models.PositiveSmallIntegerField(help_text='where its number stands, from the left')),
                ('y', models.PositiveSmallIntegerField(help_text='where its number stands, from the top')),
                ('source', models.TextField(blank=True, help_text='whose borders these are')),
                ('safety_region', models.OneToOneField(help_text='the region', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='regions.safetyregion')),
            ],
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(help_text='known since')),
                ('until', models.DateTimeField(default=datetime.datetime(9999, 1, 1, 0, 0, tzinfo=datetime.timezone.utc), help_text='known so until')),
                ('kind', models.CharField(choices=[('alert', 'the alert was sent'), ('left', 'it left a status, after so many minutes'), ('over', 'it closed'), ('decided', 'the triangle or the decider decided'), ('reason', 'a coded reason of a refusal'), ('arrived', 'the first people of Defence arrived, so many minutes after the alert'), ('support', 'so many person-days more of help (below zero: fewer)')], help_text='what happened', max_length=8)),
                ('code', models.CharField(blank=True, help_text='which: a status, an outcome, a reason, a term', max_length=24)),
                ('at', models.DateTimeField(help_text='about when')),
                ('amount', models.IntegerField(default=0, help_text='minutes or person-days')),
                ('event_number', models.PositiveIntegerField(help_text='number of the event it comes from')),
                ('institution', models.ForeignKey(db_index=False, help_text='whose figures', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.institution')),
                ('roaz_region', models.ForeignKey(db_index=False, help_text='where it counts', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.roazregion')),
                ('safety_region', models.ForeignKey(db_index=False, help_text='where it counts', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.safetyregion')),
                ('support_request', models.ForeignKey(db_index=False, help_text='the request it is about', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='requests_app.supportrequest')),
            ],
            options={
                'indexes': [models.Index(fields=['at', 'kind'], name='passage_at'), models.Index(fields=['support_request', 'event_number'], name='passage_request'), models.Index(fields=['institution', 'kind'], name='passage_institution')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='passage_in_order')],
            },
        ),
        migrations.CreateModel(
            name='PoolChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('staff_type', models.CharField(choices=[('ic_nurse', 'intensive care nurse'), ('nurse', 'nurse'), ('mil_nurse', 'general military nurse'), ('doctor', 'doctor'), ('medic', 'military medic'), ('carer_ig', 'certified carer'), ('care_assistant', 'care assistant'), ('care_support', 'care support worker'), ('planner', 'medical planner'), ('logistics', 'logistics and rostering'), ('host', 'host'), ('general_support', 'general support')], help_text='what they are', max_length=16)),
                ('since', models.DateTimeField(help_text='known since')),
                ('first_day', models.PositiveIntegerField(help_text='first day, counted from the year 1 (date.toordinal)')),
                ('last_day', models.PositiveIntegerField(help_text='last day, counted likewise')),
                ('available', models.IntegerField(default=0, help_text='so many more can be sent (below zero: fewer)')),
                ('used', models.IntegerField(default=0, help_text='so many more are taken (below zero: fewer)')),
                ('pool', models.ForeignKey(help_text='the pool', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='capacity.pool')),
            ],
            options={
                'indexes': [models.Index(fields=['pool', 'last_day'], name='pool_change_pool'), models.Index(fields=['last_day'], name='pool_change_day')],
            },
        ),
        migrations.CreateModel(
            name='PressureFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(help_text='code of what it is about', max_length=40)),
                ('measure', models.CharField(choices=[('ic_occupied', 'IC beds occupied'), ('ic_covid', 'IC beds occupied, COVID-19'), ('ic_staffed', 'IC beds staffed'), ('ic_planned', 'IC beds planned'), ('ic_nurses', 'IC nurses at work'), ('clinic_occupied', 'clinic beds occupied'), ('clinic_covid', 'clinic beds occupied, COVID-19'), ('clinic_staffed', 'clinic beds staffed'), ('clinic_planned', 'clinic beds planned'), ('temporary_occupied', 'temporary nursing-home beds occupied'), ('temporary_staffed', 'temporary nursing-home beds staffed'), ('temporary_planned', 'temporary nursing-home beds planned'), ('admissions', 'admissions'), ('waiting_in', 'inflow: clients waiting for a place'), ('waiting_out', 'outflow blocked: clients who could leave'), ('care_reduced', 'regular care scaled down, %'), ('admission_stops', 'wards with an admission stop'), ('clients_infected', 'infected clients'), ('staff_infected', 'infected staff'), ('absence', 'absence, %'), ('moved_out', 'transfers out'), ('moved_in', 'transfers in'), ('ventilators_short', 'ventilators lacking'), ('protection_days', 'protective material, days'), ('tests_week', 'positive tests in seven days'), ('admissions_week', 'hospital admissions in seven days'), ('deaths_week', 'deaths in seven days')], help_text='what is measured', max_length=24, verbose_name='figure')),
                ('day', models.DateField(help_text='about when; of seven days the last', verbose_name='day')),
                ('number', models.PositiveSmallIntegerField(help_text='1 as it was first said, 2 for its first correction')),
                ('value', models.DecimalField(decimal_places=1, help_text='how many', max_digits=9, validators=[django.core.validators.MinValueValidator(0)], verbose_name='value')),
                ('since', models.DateTimeField(help_text='known since')),
                ('is_late', models.BooleanField(help_text='came in after it was due')),
                ('source', models.CharField(help_text='who says so: a system or a function', max_length=120, verbose_name='source')),
                ('road', models.CharField(choices=[('typed', 'typed'), ('file', 'from a file'), ('api', 'by API'), ('published', 'as it was published')], help_text='by which road it came in', max_length=10)),
                ('entered_by', models.ForeignKey(blank=True, help_text='who handed it in; nobody, as it was published', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(blank=True, help_text='the home, of a home', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.institution')),
                ('roaz_region', models.ForeignKey(blank=True, help_text='where it counts', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.roazregion')),
                ('safety_region', models.ForeignKey(blank=True, help_text='where it counts', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.safetyregion')),
            ],
            options={
                'indexes': [models.Index(fields=['day', 'measure'], name='pressure_day'), models.Index(fields=['institution', 'day'], name='pressure_institution')],
                'constraints': [models.UniqueConstraint(fields=('place', 'measure', 'day', 'number'), name='one_figure_per_number'), models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='pressure_not_below_zero'), models.CheckConstraint(condition=models.Q(models.Q(('institution__isnull', True), ('roaz_region__isnull', True)), models.Q(('institution__isnull', True), ('safety_region__isnull', True)), models.Q(('institution__isnull', False), ('roaz_region__isnull', False), ('safety_region__isnull', False)), _connector='OR'), name='pressure_of_one_place')],
            },
        ),
        migrations.CreateModel(
            name='SignCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(help_text='when it was written down')),
                ('spoke_with', models.CharField(blank=True, help_text='function, not the name of a client', max_length=120, verbose_name='spoke with')),
                ('outcome', models.CharField(choices=[('manages', 'manages by itself'), ('again', 'to be called again'), ('asks', 'asks for help'), ('no_answer', 'nobody answered')], help_text='in a word', max_length=10, verbose_name='what came of it')),
                ('said', models.TextField(blank=True, help_text='no names of clients', max_length=1000, verbose_name='what was said')),
                ('by', models.ForeignKey(help_text='who called', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(help_text='who was called', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.institution')),
                ('safety_region', models.ForeignKey(help_text='for which region', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.safetyregion')),
            ],
            options={
                'indexes': [models.Index(fields=['safety_region', 'at'], name='sign_call_region')],
            },
        ),
        migrations.CreateModel(
            name='Spell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(help_text='known since')),
                ('until', models.DateTimeField(default=datetime.datetime(9999, 1, 1, 0, 0, tzinfo=datetime.timezone.utc), help_text='known so until')),
                ('reach', models.PositiveIntegerField(help_text='the last day it matters, counted from the year 1')),
                ('span', models.PositiveSmallIntegerField(help_text='how long that is, by the place in the list of sizes')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('regional', 'Step 1: help in the region'), ('national', 'Step 2: Red Cross and Extra Handen'), ('application', 'Step 3: drawing up the MSOB request'), ('intake', 'At LOCC: check on completeness'), ('precheck', 'Triangle: pre-check'), ('fact_finding', 'Fact-finding by Defence'), ('tuning', 'Tuning with the institution'), ('review', 'Triangle: review'), ('granted', 'Granted, deployment in preparation'), ('deployed', 'Deployed'), ('ended', 'Deployment ended, evaluation'), ('closed', 'Closed'), ('resolved', 'Resolved without Defence'), ('rejected', 'Rejected'), ('withdrawn', 'Withdrawn')], help_text='status', max_length=14)),
                ('entered_at', models.DateTimeField(help_text='when it entered this status')),
                ('due_at', models.DateTimeField(help_text='when the owner must have acted')),
                ('unsafe_at', models.DateTimeField(help_text='first unsafe shift, while nobody was sent', null=True)),
                ('urgency', models.CharField(choices=[('lifesaving', 'lifesaving'), ('life_sustaining', 'life-sustaining'), ('high', 'high'), ('normal', 'normal')], help_text='how urgent', max_length=16)),
                ('under_way', models.BooleanField(help_text="the alert was sent and it isn't closed")),
                ('institution', models.ForeignKey(db_index=False, help_text='whose figures', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.institution')),
                ('roaz_region', models.ForeignKey(db_index=False, help_text='where it counts', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.roazregion')),
                ('safety_region', models.ForeignKey(db_index=False, help_text='where it counts', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.safetyregion')),
                ('support_request', models.ForeignKey(db_index=False, help_text='the request it is about', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='requests_app.supportrequest')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('under_way', True)), fields=['span', 'reach'], name='spell_near'), models.Index(fields=['support_request'], name='spell_request')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until', datetime.datetime(9999, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))), fields=('support_request',), name='one_spell_in_force'), models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='spell_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Stretch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(help_text='known since')),
                ('until', models.DateTimeField(default=datetime.datetime(9999, 1, 1, 0, 0, tzinfo=datetime.timezone.utc), help_text='known so until')),
                ('reach', models.PositiveIntegerField(help_text='the last day it matters, counted from the year 1')),
                ('span', models.PositiveSmallIntegerField(help_text='how long that is, by the place in the list of sizes')),
                ('staff_type', models.CharField(choices=[('ic_nurse', 'intensive care nurse'), ('nurse', 'nurse'), ('mil_nurse', 'general military nurse'), ('doctor', 'doctor'), ('medic', 'military medic'), ('carer_ig', 'certified carer'), ('care_assistant', 'care assistant'), ('care_support', 'care support worker'), ('planner', 'medical planner'), ('logistics', 'logistics and rostering'), ('host', 'host'), ('general_support', 'general support')], help_text='the type asked for', max_length=16)),
                ('first_day', models.PositiveIntegerField(help_text='first day, counted from the year 1 (date.toordinal)')),
                ('last_day', models.PositiveIntegerField(help_text='last day, counted likewise')),
                ('asked', models.IntegerField(default=0, help_text='asked')),
                ('region', models.IntegerField(default=0, help_text='met in the region')),
                ('national', models.IntegerField(default=0, help_text='met nationally')),
                ('defence', models.IntegerField(default=0, help_text='granted')),
                ('declined', models.IntegerField(default=0, help_text='declined')),
                ('withdrawn', models.IntegerField(default=0, help_text='withdrawn')),
                ('open', models.IntegerField(default=0, help_text='open')),
                ('there', models.IntegerField(default=0, help_text='of Defence who arrived and are booked for these days')),
                ('institution', models.ForeignKey(db_index=False, help_text='whose figures', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.institution')),
                ('roaz_region', models.ForeignKey(db_index=False, help_text='where it counts', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.roazregion')),
                ('safety_region', models.ForeignKey(db_index=False, help_text='where it counts', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.safetyregion')),
                ('support_request', models.ForeignKey(db_index=False, help_text='the request it is about', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='requests_app.supportrequest')),
            ],
            options={
                'indexes': [models.Index(fields=['span', 'reach'], name='stretch_near'), models.Index(fields=['support_request', 'until'], name='stretch_request')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='stretch_in_order'), models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='stretch_days_in_order'), models.CheckConstraint(condition=models.Q(('asked', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('region'), '+', models.F('national')), '+', models.F('defence')), '+', models.F('declined')), '+', models.F('withdrawn')), '+', models.F('open')))), name='stretch_adds_up')],
            },
        ),
        migrations.CreateModel(
            name='Total',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(help_text='what was known before this day')),
                ('term', models.CharField(help_text='the term of the ledger', max_length=24)),
                ('person_days', models.IntegerField(help_text='so many, as they stood')),
                ('roaz_region', models.ForeignKey(help_text='where it counts', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.roazregion')),
                ('safety_region', models.ForeignKey(help_text='where it counts', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.safetyregion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('day', 'safety_region', 'roaz_region', 'term'), name='one_total')],
            },
        ),
        migrations.CreateModel(
            name='UpscalingPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(help_text='which plan it is, and of whom', max_length=200, verbose_name='source')),
                ('since', models.DateTimeField(help_text='known since')),
                ('entered_by', models.ForeignKey(help_text='who put it in', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['since', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='UpscalingPhase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(help_text='its place, from 0', verbose_name='phase')),
                ('name', models.CharField(help_text='what it is called', max_length=80, verbose_name='name of the phase')),
                ('decides', models.CharField(blank=True, help_text='in this phase', max_length=500, verbose_name='who decides what')),
                ('allows_pilots', models.BooleanField(default=False, help_text='in this phase', verbose_name='pilots may start')),
                ('plan', models.ForeignKey(help_text='of which plan', on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='insight.upscalingplan')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='one_phase_per_number')],
            },
        ),
        migrations.CreateModel(
            name='Threshold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure', models.CharField(choices=[('ic_occupied', 'IC beds occupied'), ('ic_covid', 'IC beds occupied, COVID-19'), ('ic_staffed', 'IC beds staffed'), ('ic_planned', 'IC beds planned'), ('ic_nurses', 'IC nurses at work'), ('clinic_occupied', 'clinic beds occupied'), ('clinic_covid', 'clinic beds occupied, COVID-19'), ('clinic_staffed', 'clinic beds staffed'), ('clinic_planned', 'clinic beds planned'), ('temporary_occupied', 'temporary nursing-home beds occupied'), ('temporary_staffed', 'temporary nursing-home beds staffed'), ('temporary_planned', 'temporary nursing-home beds planned'), ('admissions', 'admissions'), ('waiting_in', 'inflow: clients waiting for a place'), ('waiting_out', 'outflow blocked: clients who could leave'), ('care_reduced', 'regular care scaled down, %'), ('admission_stops', 'wards with an admission stop'), ('clients_infected', 'infected clients'), ('staff_infected', 'infected staff'), ('absence', 'absence, %'), ('moved_out', 'transfers out'), ('moved_in', 'transfers in'), ('ventilators_short', 'ventilators lacking'), ('protection_days', 'protective material, days'), ('tests_week', 'positive tests in seven days'), ('admissions_week', 'hospital admissions in seven days'), ('deaths_week', 'deaths in seven days')], help_text='of which figure', max_length=24)),
                ('kind', models.CharField(choices=[('begins', 'begins at'), ('needed', 'needed')], help_text='the phase begins at it, or needs it', max_length=8)),
                ('value', models.DecimalField(decimal_places=1, help_text='the number', max_digits=9, validators=[django.core.validators.MinValueValidator(0)])),
                ('target_on', models.DateField(blank=True, help_text='by when it is needed', null=True)),
                ('roaz_region', models.ForeignKey(blank=True, help_text='where; else in the country', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.roazregion')),
                ('phase', models.ForeignKey(help_text='of which phase', on_delete=django.db.models.deletion.CASCADE, related_name='thresholds', to='insight.upscalingphase')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.RunPython(on_postgresql(REFUSE), on_postgresql(ALLOW)),
    ]

"""Who exists and who speaks for whom; on PostgreSQL traces are final until they are old, and words are found by a part."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import foundation.clock
import foundation.search
import foundation.telephone
import regions.models.institution
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from foundation.migrating import on_postgresql

MODELS = ("Institution", "Location", "Municipality", "SafetyRegion", "User")

REFUSE = """
CREATE FUNCTION regions_traces_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.at < (SELECT max(before) FROM regions_forgotten) THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION 'traces are final: % on % refused', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER traces_are_final_row BEFORE UPDATE OR DELETE ON regions_reading
    FOR EACH ROW EXECUTE FUNCTION regions_traces_are_final();
CREATE TRIGGER traces_are_final_table BEFORE TRUNCATE ON regions_reading
    FOR EACH STATEMENT EXECUTE FUNCTION regions_traces_are_final();
CREATE TRIGGER traces_are_final_row BEFORE UPDATE OR DELETE ON regions_securityevent
    FOR EACH ROW EXECUTE FUNCTION regions_traces_are_final();
CREATE TRIGGER traces_are_final_table BEFORE TRUNCATE ON regions_securityevent
    FOR EACH STATEMENT EXECUTE FUNCTION regions_traces_are_final();
"""
ALLOW = """
DROP TRIGGER traces_are_final_row ON regions_reading;
DROP TRIGGER traces_are_final_table ON regions_reading;
DROP TRIGGER traces_are_final_row ON regions_securityevent;
DROP TRIGGER traces_are_final_table ON regions_securityevent;
DROP FUNCTION regions_traces_are_final();
"""

def index(apps, schema_editor):
    for name in MODELS:
        foundation.search.index(schema_editor, apps.get_model("regions", name))



class Migration(migrations.Migration):

    replaces = [('regions', '0001_initial'), ('regions', '0002_contact_addresses'), ('regions', '0001_squashed_0002_contact_addresses'), ('regions', '0003_what_a_token_reaches'), ('regions', '0004_who_looked_and_who_tried'), ('regions', '0005_telephones'), ('regions', '0006_numbers_to_call'), ('regions', '0007_found_as_spelled'), ('regions', '0008_presses'), ('regions', '0009_answers_under_a_key'), ('regions', '0010_words_after_a_press'), ('regions', '0011_what_she_saw'), ('regions', '0012_found_by_postcode'), ('regions', '0013_traces_are_final'), ('regions', '0014_factor_reset'), ('regions', '0015_pictures_looked_at')]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='CareOfficeRegion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(help_text='Official four-digit care office code.', max_length=4, unique=True, verbose_name='code')),
                ('name', models.CharField(help_text='Name of the region.', max_length=60, unique=True, verbose_name='name')),
                ('insurer', models.CharField(help_text='Insurer that runs the care office.', max_length=60, verbose_name='insurer')),
                ('contact_email', models.EmailField(blank=True, help_text='Where it is asked for help while nobody of it has an account.', max_length=254, verbose_name='contact, e-mail')),
                ('contact_phone', foundation.telephone.TelephoneField(blank=True, help_text='Where it is called while nobody of it is on the duty roster.', max_length=40, verbose_name='contact, telephone')),
            ],
            options={
                'verbose_name': 'care office region',
                'verbose_name_plural': 'care office regions',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Desk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('locc', 'LOCC'), ('vws', 'Ministry of Health, Welfare and Sport'), ('defence_planner', 'Defence planner'), ('decider', 'Decider for the Minister of Defence'), ('administrator', 'Administrator')], help_text='The national role that answers there.', max_length=20, unique=True, verbose_name='role')),
                ('contact_phone', foundation.telephone.TelephoneField(blank=True, help_text='Where it is called while nobody of it is on the duty roster.', max_length=40, verbose_name='contact, telephone')),
            ],
            options={
                'verbose_name': 'desk',
                'verbose_name_plural': 'desks',
                'ordering': ['role'],
            },
        ),
        migrations.CreateModel(
            name='Forgotten',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.DateTimeField(help_text='what is older than this moment may be deleted')),
            ],
        ),
        migrations.CreateModel(
            name='RoazRegion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(help_text='Our own short code.', max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(help_text='Name of the acute care network.', max_length=80, unique=True, verbose_name='name')),
                ('contact_email', models.EmailField(blank=True, help_text='Where it is asked for help while nobody of it has an account.', max_length=254, verbose_name='contact, e-mail')),
                ('contact_phone', foundation.telephone.TelephoneField(blank=True, help_text='Where it is called while nobody of it is on the duty roster.', max_length=40, verbose_name='contact, telephone')),
            ],
            options={
                'verbose_name': 'RO(N)AZ region',
                'verbose_name_plural': 'RO(N)AZ regions',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='SafetyRegion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(help_text='Official code, such as VR05.', max_length=4, unique=True, validators=[django.core.validators.RegexValidator('^VR\\d{2}$', 'A safety region code looks like VR05.')], verbose_name='code')),
                ('name', models.CharField(help_text='Name without the word safety region.', max_length=60, unique=True, verbose_name='name')),
                ('province', models.CharField(blank=True, help_text='Province it lies in.', max_length=30, verbose_name='province')),
                ('grid_column', models.PositiveSmallIntegerField(help_text='Column on the tile map, from 0.', verbose_name='grid column')),
                ('grid_row', models.PositiveSmallIntegerField(help_text='Row on the tile map, from 0.', verbose_name='grid row')),
                ('contact_phone', foundation.telephone.TelephoneField(blank=True, help_text='Where it is called while nobody of it is on the duty roster.', max_length=40, verbose_name='contact, telephone')),
                ('folded', foundation.search.FoldedField(also={}, blank=True, default='', editable=False, help_text='Folded, to be found by.', joined=(), of=('name',))),
            ],
            options={
                'verbose_name': 'safety region',
                'verbose_name_plural': 'safety regions',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='Name the team is known by.', max_length=60, unique=True, verbose_name='name')),
                ('contact_phone', foundation.telephone.TelephoneField(blank=True, help_text='Where it is called while nobody of it is on the duty roster.', max_length=40, verbose_name='contact, telephone')),
            ],
            options={
                'verbose_name': 'fact-finding team',
                'verbose_name_plural': 'fact-finding teams',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(help_text='Signs in with this; lower case.', max_length=254, unique=True, verbose_name='e-mail address')),
                ('name', models.CharField(help_text='Name as colleagues know it.', max_length=120, verbose_name='name')),
                ('phone', foundation.telephone.TelephoneField(blank=True, help_text='Business number.', max_length=40, verbose_name='telephone')),
                ('language', models.CharField(choices=[('nl', 'Dutch'), ('en', 'English')], default='nl', help_text='Language of pages and messages.', max_length=2, verbose_name='language')),
                ('is_active', models.BooleanField(default=True, help_text='Switched off when somebody leaves; what she did stays.', verbose_name='active')),
                ('is_staff', models.BooleanField(default=False, help_text='For administrators only.', verbose_name='may open the reference administration')),
                ('by_link', models.BooleanField(default=False, help_text="Stands for a party's e-mail address: answers by a link, never signs in, is never told anything.", verbose_name='acts by link only')),
                ('folded', foundation.search.FoldedField(also={}, blank=True, default='', editable=False, help_text='Folded, to be found by.', joined=(), of=('name', 'email'))),
                ('joined_at', models.DateTimeField(default=foundation.clock.now, editable=False, help_text='When made known.', verbose_name='joined at')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='one_person_per_email', violation_error_message='Somebody has this e-mail address already.')],
            },
        ),
        migrations.CreateModel(
            name='Channel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(help_text='Fixed code, such as red_cross.', max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(help_text='Name of the organisation.', max_length=60, verbose_name='name')),
                ('rung', models.CharField(choices=[('red_cross', 'Red Cross'), ('civil_pool', 'Civil pool')], help_text='The rung of step 2 it stands on.', max_length=12, verbose_name='rung')),
                ('active_from', models.DateField(blank=True, help_text='First day it can be asked; empty if always.', null=True, verbose_name='active from')),
                ('active_until', models.DateField(blank=True, help_text='Last day it can be asked; empty if still.', null=True, verbose_name='active until')),
                ('contact_email', models.EmailField(blank=True, help_text='Where it is asked for help while nobody of it has an account.', max_length=254, verbose_name='contact, e-mail')),
                ('contact_phone', foundation.telephone.TelephoneField(blank=True, help_text='Where it is called while nobody of it is on the duty roster.', max_length=40, verbose_name='contact, telephone')),
                ('source', models.CharField(blank=True, help_text='Where these days were taken from.', max_length=250, verbose_name='source')),
            ],
            options={
                'verbose_name': 'channel',
                'verbose_name_plural': 'channels',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('active_until__isnull', True), ('active_until__gte', models.F('active_from')), _connector='OR'), name='channel_ends_after_it_starts', violation_error_message='The last day lies before the first.')],
            },
        ),
        migrations.CreateModel(
            name='Institution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='Name the institution is known by.', max_length=120, verbose_name='name')),
                ('sector', models.CharField(choices=[('hospital', 'Hospital'), ('nursing_home', 'Nursing home'), ('care_hotel', 'Care hotel'), ('rehabilitation', 'Rehabilitation'), ('mental_health', 'Mental health care'), ('disability', 'Disability care'), ('home_care', 'Home care'), ('other', 'Other care')], help_text='The kind of care it gives.', max_length=20, verbose_name='sector')),
                ('kvk', models.CharField(blank=True, help_text='Chamber of Commerce: 8 digits.', max_length=8, validators=[django.core.validators.RegexValidator('^[0-9]{8}\\Z', 'A KvK number has exactly eight digits.', code='kvk')], verbose_name='KvK number')),
                ('agb', models.CharField(blank=True, help_text='8 digits, leading zero included.', max_length=8, validators=[django.core.validators.RegexValidator('^[0-9]{8}\\Z', 'An AGB code has exactly eight digits, leading zero included.', code='agb')], verbose_name='AGB code')),
                ('is_active', models.BooleanField(default=True, help_text='Switched off, it can no longer be chosen; its history stays.', verbose_name='active')),
                ('folded', foundation.search.FoldedField(also={}, blank=True, default='', editable=False, help_text='Folded, to be found by.', joined=(), of=('name', 'kvk', 'agb'))),
            ],
            options={
                'verbose_name': 'institution',
                'verbose_name_plural': 'institutions',
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('agb', ''), _negated=True), fields=('agb',), name='one_institution_per_agb', violation_error_message='Another institution has this AGB code.')],
            },
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='What it is used for.', max_length=60, verbose_name='name')),
                ('prefix', models.CharField(editable=False, help_text='First characters, to tell tokens apart.', max_length=12, verbose_name='begins with')),
                ('digest', models.CharField(editable=False, help_text='SHA-256 of the token.', max_length=64, unique=True, verbose_name='digest')),
                ('reaches', models.JSONField(blank=True, default=list, help_text='What it was given beside what every token may.', verbose_name='may also')),
                ('held', models.JSONField(blank=True, default=list, editable=False, help_text='The memberships it was made under, by key: it ends with the first of them.')),
                ('created_at', models.DateTimeField(default=foundation.clock.now, editable=False, help_text='When it was made.', verbose_name='created at')),
                ('expires_at', models.DateTimeField(help_text='From this moment on it is refused.', verbose_name='expires at')),
                ('revoked_at', models.DateTimeField(blank=True, help_text='When it was taken back; empty if not.', null=True, verbose_name='revoked at')),
                ('last_used_at', models.DateTimeField(blank=True, help_text='To the minute; empty if never.', null=True, verbose_name='last used at')),
                ('user', models.ForeignKey(help_text='Acts as this person.', on_delete=django.db.models.deletion.CASCADE, related_name='api_tokens', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
            ],
            options={
                'verbose_name': 'API token',
                'verbose_name_plural': 'API tokens',
                'ordering': ['-created_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalChannel',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('code', models.SlugField(help_text='Fixed code, such as red_cross.', max_length=20, verbose_name='code')),
                ('name', models.CharField(help_text='Name of the organisation.', max_length=60, verbose_name='name')),
                ('rung', models.CharField(choices=[('red_cross', 'Red Cross'), ('civil_pool', 'Civil pool')], help_text='The rung of step 2 it stands on.', max_length=12, verbose_name='rung')),
                ('active_from', models.DateField(blank=True, help_text='First day it can be asked; empty if always.', null=True, verbose_name='active from')),
                ('active_until', models.DateField(blank=True, help_text='Last day it can be asked; empty if still.', null=True, verbose_name='active until')),
                ('contact_email', models.EmailField(blank=True, help_text='Where it is asked for help while nobody of it has an account.', max_length=254, verbose_name='contact, e-mail')),
                ('contact_phone', foundation.telephone.TelephoneField(blank=True, help_text='Where it is called while nobody of it is on the duty roster.', max_length=40, verbose_name='contact, telephone')),
                ('source', models.CharField(blank=True, help_text='Where these days were taken from.', max_length=250, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical channel',
                'verbose_name_plural': 'historical channels',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalInstitution',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(help_text='Name the institution is known by.', max_length=120, verbose_name='name')),
                ('sector', models.CharField(choices=[('hospital', 'Hospital'), ('nursing_home', 'Nursing home'), ('care_hotel', 'Care hotel'), ('rehabilitation', 'Rehabilitation'), ('mental_health', 'Mental health care'), ('disability', 'Disability care'), ('home_care', 'Home care'), ('other', 'Other care')], help_text='The kind of care it gives.', max_length=20, verbose_name='sector')),
                ('kvk', models.CharField(blank=True, help_text='Chamber of Commerce: 8 digits.', max_length=8, validators=[django.core.validators.RegexValidator('^[0-9]{8}\\Z', 'A KvK number has exactly eight digits.', code='kvk')], verbose_name='KvK number')),
                ('agb', models.CharField(blank=True, help_text='8 digits, leading zero included.', max_length=8, validators=[django.core.validators.RegexValidator('^[0-9]{8}\\Z', 'An AGB code has exactly eight digits, leading zero included.', code='agb')], verbose_name='AGB code')),
                ('is_active', models.BooleanField(default=True, help_text='Switched off, it can no longer be chosen; its history stays.', verbose_name='active')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical institution',
                'verbose_name_plural': 'historical institutions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('institution', 'Care institution'), ('regional_partner', 'Care office or RO(N)AZ'), ('ghor', 'GHOR'), ('national_partner', 'National civil help'), ('locc', 'LOCC'), ('vws', 'Ministry of Health, Welfare and Sport'), ('defence_planner', 'Defence planner'), ('fact_finder', 'Fact finder'), ('decider', 'Decider for the Minister of Defence'), ('observer', 'Observer'), ('administrator', 'Administrator')], help_text='The role somebody acts in.', max_length=20, verbose_name='role')),
                ('valid_from', models.DateField(default=foundation.clock.today, help_text='First day.', verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, help_text='Last day; empty if open.', null=True, verbose_name='valid until')),
                ('audits', models.BooleanField(default=False, help_text='For an observer: sees who looked and who tried, and nothing else.', verbose_name='auditor')),
                ('care_office_region', models.ForeignKey(blank=True, help_text='For a care office.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.careofficeregion', verbose_name='care office region')),
                ('channel', models.ForeignKey(blank=True, help_text='For the Red Cross and the civil pools.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.channel', verbose_name='channel')),
                ('deputy_for', models.ForeignKey(blank=True, help_text='The membership it stands in for; role and scope are the same.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deputies', to='regions.membership', verbose_name='deputy for')),
                ('institution', models.ForeignKey(blank=True, help_text='For a care institution.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.institution', verbose_name='institution')),
                ('user', models.ForeignKey(help_text='Who holds it.', on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ('roaz_region', models.ForeignKey(blank=True, help_text='For a RO(N)AZ secretariat.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.roazregion', verbose_name='RO(N)AZ region')),
                ('safety_region', models.ForeignKey(blank=True, help_text='For GHOR.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.safetyregion', verbose_name='safety region')),
                ('team', models.ForeignKey(blank=True, help_text='For a fact finder.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.team', verbose_name='team')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ['role', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', False), ('roaz_region__isnull', True), ('role', 'institution'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', False), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'regional_partner'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', False), ('role', 'regional_partner'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'ghor'), ('safety_region__isnull', False), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', False), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'national_partner'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'locc'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'vws'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'defence_planner'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'fact_finder'), ('safety_region__isnull', True), ('team__isnull', False)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'decider'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'observer'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'administrator'), ('safety_region__isnull', True), ('team__isnull', True)), _connector='OR'), name='scope_fits_role', violation_error_code='scope_fits_role', violation_error_message='The scope does not fit the role: a care institution needs an institution, GHOR a safety region, a regional partner either a care office or a RO(N)AZ region, a national partner a channel, a fact finder a team, and every other role none of these.'), models.CheckConstraint(condition=models.Q(('audits', False), ('role', 'observer'), _connector='OR'), name='auditor_observes', violation_error_code='auditor_observes', violation_error_message='Only an observer can be an auditor.'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='membership_ends_after_it_starts', violation_error_message='The last day lies before the first.')],
            },
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(help_text='Official code, such as GM0153.', max_length=6, unique=True, validators=[django.core.validators.RegexValidator('^GM\\d{4}$', 'A municipality code looks like GM0153.')], verbose_name='code')),
                ('name', models.CharField(help_text='Official name.', max_length=60, verbose_name='name')),
                ('valid_from', models.DateField(blank=True, help_text='First day it existed; empty if before our records.', null=True, verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, help_text='Last day it existed; empty if it still does.', null=True, verbose_name='valid until')),
                ('folded', foundation.search.FoldedField(also={'den bosch': 's hertogenbosch', 'den haag': 's gravenhage', 'the hague': 's gravenhage'}, blank=True, default='', editable=False, help_text='Folded, to be found by.', joined=(), of=('name',))),
                ('care_office_region', models.ForeignKey(help_text='The one care office region it belongs to.', on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='regions.careofficeregion', verbose_name='care office region')),
                ('roaz_regions', models.ManyToManyField(help_text='Usually one; a location chooses where there are two.', related_name='municipalities', to='regions.roazregion', verbose_name='RO(N)AZ regions')),
                ('safety_region', models.ForeignKey(help_text='The one safety region it belongs to.', on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='regions.safetyregion', verbose_name='safety region')),
            ],
            options={
                'verbose_name': 'municipality',
                'verbose_name_plural': 'municipalities',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Press',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(help_text='SHA-256 of the address and all that was sent, or of the key', max_length=64)),
                ('said', models.CharField(blank=True, help_text='SHA-256 of what was sent under the key', max_length=64)),
                ('answer', models.JSONField(help_text='what answered the call, or the words that answered the button; null where that told a secret', null=True)),
                ('saw', models.JSONField(default=dict, help_text='what of the answer depended on who she was then: which of it she saw')),
                ('led_to', models.CharField(blank=True, help_text='the page that answered it', max_length=500)),
                ('at', models.DateTimeField(help_text='when')),
                ('person', models.ForeignKey(help_text='who pressed the button', on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['at'], name='press_at')],
                'constraints': [models.UniqueConstraint(fields=('person', 'digest'), name='one_answer_per_press')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('institution', 'Care institution'), ('regional_partner', 'Care office or RO(N)AZ'), ('ghor', 'GHOR'), ('national_partner', 'National civil help'), ('locc', 'LOCC'), ('vws', 'Ministry of Health, Welfare and Sport'), ('defence_planner', 'Defence planner'), ('fact_finder', 'Fact finder'), ('decider', 'Decider for the Minister of Defence'), ('observer', 'Observer'), ('administrator', 'Administrator')], help_text='The role somebody acts in.', max_length=20, verbose_name='role')),
                ('email', models.EmailField(help_text='Where the link is sent.', max_length=254, verbose_name='e-mail address')),
                ('name', models.CharField(help_text='Name of the person invited.', max_length=120, verbose_name='name')),
                ('language', models.CharField(choices=[('nl', 'Dutch'), ('en', 'English')], default='nl', help_text='Language of the message.', max_length=2, verbose_name='language')),
                ('invited_at', models.DateTimeField(default=foundation.clock.now, editable=False, help_text='When it was last sent.', verbose_name='invited at')),
                ('expires_at', models.DateTimeField(help_text='From this moment on the link no longer works.', verbose_name='expires at')),
                ('accepted_at', models.DateTimeField(blank=True, help_text='When the link was used; empty if not yet.', null=True, verbose_name='accepted at')),
                ('revoked_at', models.DateTimeField(blank=True, help_text='When an administrator took it back; empty if not.', null=True, verbose_name='revoked at')),
                ('token_digest', models.CharField(editable=False, help_text='SHA-256 of the secret.', max_length=64, unique=True, verbose_name='digest of the link')),
                ('audits', models.BooleanField(default=False, help_text='For an observer: sees who looked and who tried, and nothing else.', verbose_name='auditor')),
                ('care_office_region', models.ForeignKey(blank=True, help_text='For a care office.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.careofficeregion', verbose_name='care office region')),
                ('channel', models.ForeignKey(blank=True, help_text='For the Red Cross and the civil pools.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.channel', verbose_name='channel')),
                ('institution', models.ForeignKey(blank=True, help_text='For a care institution.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.institution', verbose_name='institution')),
                ('invited_by', models.ForeignKey(help_text='The administrator who invited.', on_delete=django.db.models.deletion.PROTECT, related_name='invitations_sent', to=settings.AUTH_USER_MODEL, verbose_name='invited by')),
                ('roaz_region', models.ForeignKey(blank=True, help_text='For a RO(N)AZ secretariat.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.roazregion', verbose_name='RO(N)AZ region')),
                ('safety_region', models.ForeignKey(blank=True, help_text='For GHOR.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.safetyregion', verbose_name='safety region')),
                ('team', models.ForeignKey(blank=True, help_text='For a fact finder.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='regions.team', verbose_name='team')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ['-invited_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', False), ('roaz_region__isnull', True), ('role', 'institution'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', False), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'regional_partner'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', False), ('role', 'regional_partner'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'ghor'), ('safety_region__isnull', False), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', False), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'national_partner'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'locc'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'vws'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'defence_planner'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'fact_finder'), ('safety_region__isnull', True), ('team__isnull', False)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'decider'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'observer'), ('safety_region__isnull', True), ('team__isnull', True)), models.Q(('care_office_region__isnull', True), ('channel__isnull', True), ('institution__isnull', True), ('roaz_region__isnull', True), ('role', 'administrator'), ('safety_region__isnull', True), ('team__isnull', True)), _connector='OR'), name='invited_scope_fits_role', violation_error_code='scope_fits_role', violation_error_message='The scope does not fit the role: a care institution needs an institution, GHOR a safety region, a regional partner either a care office or a RO(N)AZ region, a national partner a channel, a fact finder a team, and every other role none of these.'), models.CheckConstraint(condition=models.Q(('audits', False), ('role', 'observer'), _connector='OR'), name='invited_auditor_observes', violation_error_code='auditor_observes', violation_error_message='Only an observer can be an auditor.')],
            },
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField(help_text='Start of the duty.', verbose_name='from')),
                ('ends_at', models.DateTimeField(help_text='End of the duty; the next may start then.', verbose_name='until')),
                ('phone', foundation.telephone.TelephoneField(help_text='Number that is answered during the duty.', max_length=40, verbose_name='telephone')),
                ('membership', models.ForeignKey(help_text='Who is on call, and for what.', on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='regions.membership', verbose_name='membership')),
            ],
            options={
                'verbose_name': 'duty',
                'verbose_name_plural': 'duties',
                'ordering': ['starts_at', 'pk'],
                'indexes': [models.Index(fields=['starts_at', 'ends_at'], name='duty_period')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='duty_ends_after_it_starts', violation_error_message='The duty ends before it starts.')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(help_text='Moment on the domain clock (UTC).', verbose_name='when')),
                ('door', models.CharField(blank=True, help_text='Name of the address in the product.', max_length=80, verbose_name='door')),
                ('by', models.CharField(choices=[('page', 'page'), ('api', 'API'), ('token', 'API, by token'), ('link', 'link in a mail'), ('command', 'command line')], help_text='How she came in.', max_length=7, verbose_name='by')),
                ('address', models.GenericIPAddressField(help_text='Where it came from, as the proxies of the settings say; empty for none.', null=True, verbose_name='from')),
                ('detail', models.CharField(blank=True, help_text='Which of several, and what was filtered by.', max_length=200, verbose_name='detail')),
                ('what', models.CharField(choices=[('request', 'Request'), ('journal', 'Journal'), ('letter', 'Decision letter'), ('case_file', 'Case file'), ('signing_pack', 'Signing pack'), ('minutes', 'Minutes'), ('attachment', 'Attachment'), ('inquiry', 'Inquiry'), ('meeting', 'Meeting of the triangle'), ('deployment', 'Deployment'), ('list', 'List'), ('export', 'Export'), ('capacity', 'Capacity of Defence'), ('picture', 'Information picture'), ('traces', 'Who looked, or who tried')], help_text='What was read.', max_length=14, verbose_name='what')),
                ('reference', models.CharField(blank=True, help_text='The request it was of; empty for lists and capacity.', max_length=20, verbose_name='request')),
                ('membership', models.ForeignKey(db_index=False, help_text='Under which she read it; of several that lead there, the first.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.membership', verbose_name='membership')),
                ('reader', models.ForeignKey(help_text='Who read it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
            ],
            options={
                'verbose_name': 'reading',
                'verbose_name_plural': 'readings',
                'indexes': [models.Index(fields=['at', 'id'], name='readings_by_moment'), models.Index(fields=['reference', 'at', 'id'], name='readings_of_request')],
            },
        ),
        migrations.CreateModel(
            name='Location',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='Name of the location.', max_length=120, verbose_name='name')),
                ('address', models.CharField(blank=True, help_text='Street and number.', max_length=120, verbose_name='address')),
                ('postcode', models.CharField(blank=True, help_text='Such as 7511 AB.', max_length=7, validators=[regions.models.institution.is_postcode], verbose_name='postcode')),
                ('contact_function', models.CharField(blank=True, help_text='Who answers 24 hours a day, by function.', max_length=80, verbose_name='contact, function')),
                ('contact_phone', foundation.telephone.TelephoneField(blank=True, help_text='Reached 24 hours a day.', max_length=40, verbose_name='contact, telephone')),
                ('contact_email', models.EmailField(blank=True, help_text='E-mail address of the contact.', max_length=254, verbose_name='contact, e-mail')),
                ('deputy_function', models.CharField(blank=True, help_text='Who answers when the contact does not.', max_length=80, verbose_name='deputy, function')),
                ('deputy_phone', foundation.telephone.TelephoneField(blank=True, help_text='Number of the deputy.', max_length=40, verbose_name='deputy, telephone')),
                ('deputy_email', models.EmailField(blank=True, help_text='E-mail address of the deputy.', max_length=254, verbose_name='deputy, e-mail')),
                ('folded', foundation.search.FoldedField(also={}, blank=True, default='', editable=False, help_text='Folded, to be found by.', joined=('postcode',), of=('name', 'address'))),
                ('institution', models.ForeignKey(help_text='The institution it belongs to.', on_delete=django.db.models.deletion.PROTECT, related_name='locations', to='regions.institution', verbose_name='institution')),
                ('municipality', models.ForeignKey(help_text='Decides the safety region and the care office.', on_delete=django.db.models.deletion.PROTECT, related_name='locations', to='regions.municipality', verbose_name='municipality')),
                ('roaz_region', models.ForeignKey(help_text='Of the municipality; to be chosen where it has two.', on_delete=django.db.models.deletion.PROTECT, related_name='locations', to='regions.roazregion', verbose_name='RO(N)AZ region')),
            ],
            options={
                'verbose_name': 'location',
                'verbose_name_plural': 'locations',
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('institution', 'name'), name='one_location_per_name', violation_error_message='This institution already has a location with this name.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalLocation',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(help_text='Name of the location.', max_length=120, verbose_name='name')),
                ('address', models.CharField(blank=True, help_text='Street and number.', max_length=120, verbose_name='address')),
                ('postcode', models.CharField(blank=True, help_text='Such as 7511 AB.', max_length=7, validators=[regions.models.institution.is_postcode], verbose_name='postcode')),
                ('contact_function', models.CharField(blank=True, help_text='Who answers 24 hours a day, by function.', max_length=80, verbose_name='contact, function')),
                ('contact_phone', foundation.telephone.TelephoneField(blank=True, help_text='Reached 24 hours a day.', max_length=40, verbose_name='contact, telephone')),
                ('contact_email', models.EmailField(blank=True, help_text='E-mail address of the contact.', max_length=254, verbose_name='contact, e-mail')),
                ('deputy_function', models.CharField(blank=True, help_text='Who answers when the contact does not.', max_length=80, verbose_name='deputy, function')),
                ('deputy_phone', foundation.telephone.TelephoneField(blank=True, help_text='Number of the deputy.', max_length=40, verbose_name='deputy, telephone')),
                ('deputy_email', models.EmailField(blank=True, help_text='E-mail address of the deputy.', max_length=254, verbose_name='deputy, e-mail')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(blank=True, db_constraint=False, help_text='The institution it belongs to.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.institution', verbose_name='institution')),
                ('municipality', models.ForeignKey(blank=True, db_constraint=False, help_text='Decides the safety region and the care office.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.municipality', verbose_name='municipality')),
                ('roaz_region', models.ForeignKey(blank=True, db_constraint=False, help_text='Of the municipality; to be chosen where it has two.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.roazregion', verbose_name='RO(N)AZ region')),
            ],
            options={
                'verbose_name': 'historical location',
                'verbose_name_plural': 'historical locations',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='SecurityEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(help_text='Moment on the domain clock (UTC).', verbose_name='when')),
                ('door', models.CharField(blank=True, help_text='Name of the address in the product.', max_length=80, verbose_name='door')),
                ('by', models.CharField(choices=[('page', 'page'), ('api', 'API'), ('token', 'API, by token'), ('link', 'link in a mail'), ('command', 'command line')], help_text='How she came in.', max_length=7, verbose_name='by')),
                ('address', models.GenericIPAddressField(help_text='Where it came from, as the proxies of the settings say; empty for none.', null=True, verbose_name='from')),
                ('detail', models.CharField(blank=True, help_text='Which of several, and what was filtered by.', max_length=200, verbose_name='detail')),
                ('what', models.CharField(choices=[('sign_in_failed', 'Sign-in failed'), ('factor_failed', 'Second factor failed'), ('proof_failed', 'Fresh proof failed'), ('token_failed', 'Token refused'), ('locked_out', 'Locked out for trying too often'), ('refused', 'Refused: not hers to do'), ('role_added', 'Role added'), ('role_ended', 'Role ended'), ('left', 'Account closed: memberships and tokens ended'), ('readmitted', 'Account opened again'), ('factor_reset', 'Second factor taken away, with the password'), ('token_issued', 'Token made'), ('token_ended', 'Token taken back'), ('people_exported', 'People exported')], help_text='What happened.', max_length=15, verbose_name='what')),
                ('about', models.ForeignKey(help_text='Whom it concerns, when that is somebody else.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='about')),
                ('membership', models.ForeignKey(db_index=False, help_text='The membership that was added or ended.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.membership', verbose_name='membership')),
                ('person', models.ForeignKey(help_text='Who tried or did it; empty when nobody knows.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
            ],
            options={
                'verbose_name': 'security event',
                'verbose_name_plural': 'security events',
                'indexes': [models.Index(fields=['at', 'id'], name='security_events_by_moment')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalMembership',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('role', models.CharField(choices=[('institution', 'Care institution'), ('regional_partner', 'Care office or RO(N)AZ'), ('ghor', 'GHOR'), ('national_partner', 'National civil help'), ('locc', 'LOCC'), ('vws', 'Ministry of Health, Welfare and Sport'), ('defence_planner', 'Defence planner'), ('fact_finder', 'Fact finder'), ('decider', 'Decider for the Minister of Defence'), ('observer', 'Observer'), ('administrator', 'Administrator')], help_text='The role somebody acts in.', max_length=20, verbose_name='role')),
                ('valid_from', models.DateField(default=foundation.clock.today, help_text='First day.', verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, help_text='Last day; empty if open.', null=True, verbose_name='valid until')),
                ('audits', models.BooleanField(default=False, help_text='For an observer: sees who looked and who tried, and nothing else.', verbose_name='auditor')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('care_office_region', models.ForeignKey(blank=True, db_constraint=False, help_text='For a care office.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.careofficeregion', verbose_name='care office region')),
                ('channel', models.ForeignKey(blank=True, db_constraint=False, help_text='For the Red Cross and the civil pools.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.channel', verbose_name='channel')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(blank=True, db_constraint=False, help_text='Who holds it.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ('institution', models.ForeignKey(blank=True, db_constraint=False, help_text='For a care institution.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.institution', verbose_name='institution')),
                ('deputy_for', models.ForeignKey(blank=True, db_constraint=False, help_text='The membership it stands in for; role and scope are the same.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.membership', verbose_name='deputy for')),
                ('roaz_region', models.ForeignKey(blank=True, db_constraint=False, help_text='For a RO(N)AZ secretariat.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.roazregion', verbose_name='RO(N)AZ region')),
                ('safety_region', models.ForeignKey(blank=True, db_constraint=False, help_text='For GHOR.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.safetyregion', verbose_name='safety region')),
                ('team', models.ForeignKey(blank=True, db_constraint=False, help_text='For a fact finder.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.team', verbose_name='team')),
            ],
            options={
                'verbose_name': 'historical membership',
                'verbose_name_plural': 'historical memberships',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunPython(on_postgresql(REFUSE), on_postgresql(ALLOW)),
        migrations.RunPython(index, migrations.RunPython.noop),
    ]

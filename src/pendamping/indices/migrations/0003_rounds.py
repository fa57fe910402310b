"""The yearly round: sheets, answers with their evidence, steps, own results."""

import django.db.models.deletion
import pendamping.common.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0005_stored_files'),
        ('indices', '0002_overviews_from_indexes'),
        ('regions', '0005_search_index'),
    ]

    operations = [
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.UUIDField(default=pendamping.common.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('index_id', models.CharField(max_length=60, verbose_name='indeks')),
                ('year', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('opened_on', models.DateField(verbose_name='dibuka')),
                ('closes_on', models.DateField(verbose_name='ditutup')),
                ('opened_by', models.CharField(max_length=200, verbose_name='oleh')),
                ('is_sample', models.BooleanField(default=False, verbose_name='data contoh')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='index_rounds', to='regions.region')),
            ],
            options={
                'ordering': ['-year', 'region_id', 'index_id'],
            },
        ),
        migrations.CreateModel(
            name='VillageSheet',
            fields=[
                ('id', models.UUIDField(default=pendamping.common.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('step', models.CharField(choices=[('draft', 'Pengisian'), ('assembly', 'Musyawarah desa'), ('district', 'Verifikasi kecamatan'), ('regency', 'Verifikasi kabupaten'), ('province', 'Verifikasi provinsi'), ('published', 'Terbit')], default='draft', max_length=10, verbose_name='tahap')),
                ('step_since', models.DateTimeField(verbose_name='sejak')),
                ('is_returned', models.BooleanField(default=False, verbose_name='dikembalikan')),
                ('decree_number', models.CharField(blank=True, max_length=80, verbose_name='nomor SK tim')),
                ('decree_date', models.DateField(null=True, verbose_name='tanggal SK tim')),
                ('assembly_date', models.DateField(null=True, verbose_name='tanggal musyawarah')),
                ('assembly_place', models.CharField(blank=True, max_length=120, verbose_name='tempat')),
                ('attended_f', models.PositiveSmallIntegerField(null=True, verbose_name='peserta perempuan')),
                ('attended_m', models.PositiveSmallIntegerField(null=True, verbose_name='peserta laki-laki')),
                ('agreements', models.TextField(blank=True, verbose_name='kesepakatan')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='index_sheets', to='regions.region')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='indices.round')),
            ],
            options={
                'ordering': ['region_id'],
            },
        ),
        migrations.CreateModel(
            name='VillageAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer_id', models.CharField(max_length=60, verbose_name='pertanyaan')),
                ('value', models.JSONField(verbose_name='jawaban')),
                ('author_name', models.CharField(max_length=200, verbose_name='oleh')),
                ('account_id', models.BigIntegerField(null=True)),
                ('answered_at', models.DateTimeField(verbose_name='waktu')),
                ('source', models.CharField(choices=[('office', 'halaman kantor'), ('workbook', 'lembar kerja'), ('phone', 'HP pendamping')], default='office', max_length=10, verbose_name='lewat')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='indices.villagesheet')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='TeamSeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('function', models.CharField(choices=[('village_head', 'Kepala desa, penanggung jawab'), ('secretary', 'Sekretaris desa, ketua'), ('village_staff', 'Perangkat desa'), ('council', 'BPD'), ('cadre', 'KPMD dan kader'), ('community', 'Unsur masyarakat'), ('women', 'Wakil perempuan')], max_length=20, verbose_name='kedudukan')),
                ('women', models.PositiveSmallIntegerField(default=0, verbose_name='perempuan')),
                ('men', models.PositiveSmallIntegerField(default=0, verbose_name='laki-laki')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='indices.villagesheet')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SheetStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='waktu')),
                ('by_name', models.CharField(max_length=200, verbose_name='oleh')),
                ('by_role', models.CharField(max_length=40, verbose_name='peran')),
                ('account_id', models.BigIntegerField(null=True)),
                ('before', models.CharField(choices=[('draft', 'Pengisian'), ('assembly', 'Musyawarah desa'), ('district', 'Verifikasi kecamatan'), ('regency', 'Verifikasi kabupaten'), ('province', 'Verifikasi provinsi'), ('published', 'Terbit')], max_length=10, verbose_name='dari')),
                ('after', models.CharField(choices=[('draft', 'Pengisian'), ('assembly', 'Musyawarah desa'), ('district', 'Verifikasi kecamatan'), ('regency', 'Verifikasi kabupaten'), ('province', 'Verifikasi provinsi'), ('published', 'Terbit')], max_length=10, verbose_name='ke')),
                ('reason', models.TextField(blank=True, verbose_name='alasan')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='indices.villagesheet')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='OwnResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('index_id', models.CharField(max_length=60, verbose_name='indeks')),
                ('year', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('points', models.PositiveIntegerField(null=True, verbose_name='poin')),
                ('status', models.CharField(blank=True, choices=[('sangat_tertinggal', 'Sangat tertinggal'), ('tertinggal', 'Tertinggal'), ('berkembang', 'Berkembang'), ('maju', 'Maju'), ('mandiri', 'Mandiri')], max_length=20, verbose_name='status')),
                ('dimensions', models.JSONField(default=dict)),
                ('scores', models.JSONField(default=dict)),
                ('missing', models.JSONField(default=list)),
                ('published_at', models.DateTimeField(verbose_name='terbit')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='ditarik')),
                ('is_sample', models.BooleanField(default=False, verbose_name='data contoh')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_index_results', to='regions.region')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='indices.villagesheet')),
            ],
            options={
                'ordering': ['region_id', '-year'],
            },
        ),
        migrations.CreateModel(
            name='AnswerEvidence',
            fields=[
                ('id', models.UUIDField(default=pendamping.common.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('answer_id', models.CharField(max_length=60, verbose_name='pertanyaan')),
                ('kind', models.CharField(choices=[('photo', 'Foto'), ('document', 'Dokumen')], max_length=10)),
                ('name', models.CharField(max_length=160, verbose_name='nama berkas')),
                ('taken_at', models.DateTimeField(null=True, verbose_name='diambil')),
                ('added_at', models.DateTimeField(verbose_name='ditambahkan')),
                ('added_by', models.CharField(max_length=200, verbose_name='oleh')),
                ('stored', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='common.storedfile')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='indices.villagesheet')),
            ],
            options={
                'ordering': ['added_at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.UniqueConstraint(fields=('region', 'index_id', 'year'), name='index_round_once'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opened_on'))), name='index_round_closes_after_opening'),
        ),
        migrations.AddIndex(
            model_name='villagesheet',
            index=models.Index(fields=['round', 'step', 'region'], name='index_sheet_step'),
        ),
        migrations.AddConstraint(
            model_name='villagesheet',
            constraint=models.UniqueConstraint(fields=('round', 'region'), name='index_sheet_once'),
        ),
        migrations.AddConstraint(
            model_name='villageanswer',
            constraint=models.UniqueConstraint(fields=('sheet', 'answer_id'), name='index_answer_once'),
        ),
        migrations.AddConstraint(
            model_name='teamseat',
            constraint=models.UniqueConstraint(fields=('sheet', 'function'), name='index_team_seat_once'),
        ),
        migrations.AddConstraint(
            model_name='ownresult',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('region', 'index_id', 'year'), name='own_result_once'),
        ),
        migrations.AddIndex(
            model_name='answerevidence',
            index=models.Index(fields=['sheet', 'answer_id'], name='index_evidence_answer'),
        ),
    ]

-- Rows of a register of products, and their words.  $1 from  $2 to
with filled as (
  insert into register_row (register, row_key, version, number, status, columns, case_id, since, shown)
  select 'products', 'p' || n, 1, 'SZAI-2026-' || lpad(n::text, 6, '0'), (array['in-force', 'suspended', 'overdue', 'recognised'])[1 + n % 4],
  jsonb_build_object('name', name, 'company', 'company-' || n % 3000, 'purpose', (array['health', 'traffic', 'city', 'finance', 'education'])[1 + n % 5],
    'tier', (array['high', 'medium', 'low'])[1 + n % 3]),
  'case-' || n, '2026-03-02', 'public'
from (
  select n, (array['智能', '自动', '远程', '深度', '云端'])[1 + (n * 7) % 5] || (array['阅片', '合同审查', '语音', '客服', '导航', '质检', '诊断'])[1 + (n * 11) % 7]
    || (array['系统', '平台', '助手', '引擎'])[1 + (n * 13) % 4] || ' Model ' || md5(n::text) as name
  from generate_series($1::int, $2::int) n
) named
  returning row_key, number, columns ->> 'name' as name
)
insert into register_word (register, row_key, search) select 'products', row_key, lower(number) || ' ' || lower(name) from filled

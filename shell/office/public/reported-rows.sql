-- Rows of several registers by the value of a column, newest number first, a hundred of each; struck ones too.
-- $1 [{n, register, columns}]: columns that a row must have
select r.* from jsonb_to_recordset($1::jsonb) as w (n integer, register text, columns jsonb) cross join lateral (
  select register, row_key as "rowKey", version, number, status, columns, case_id as "case", since, until, struck_by as "struckBy", shown
  from register_row where register = w.register and shown = 'public' and filters @> narrowing(w.columns) and columns @> w.columns
  order by number desc, row_key desc limit 100
) as r order by w.n, r.number desc, r."rowKey" desc

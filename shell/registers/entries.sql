-- Columns of the rows that have these values, for `entries` in formulas; struck rows are no entries.  $1 register  $2 columns
select columns from register_row where register = $1 and status is not null and filters @> narrowing($2) and columns @> $2::jsonb order by number

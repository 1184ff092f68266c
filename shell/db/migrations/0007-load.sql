-- The events of a family and of all families linked with it, in one statement and as of one moment (hence `stable`).
-- Asked by case, family or subject. Most families have no link: theirs is one range of one index.
create function load_families(by_case text, by_family text, by_subject text)
returns table (family text, family_seq integer, data json) language plpgsql stable as $$
#variable_conflict use_column
declare
  families text[];
begin
  if by_family is not null then
    families := array[by_family];
  elsif by_case is not null then
    families := array(select e.family from event e where e.case_id = by_case and e.seq = 1);
  else
    families := array(select distinct d.family from docket d where d.subject = by_subject);
  end if;
  if cardinality(families) = 1 and not exists (select from family_link l where l.family = families[1]) then
    return query select e.family, e.family_seq, e.data from event e where e.family = families[1] order by e.family_seq;
  else
    families := array(
      with recursive reached (family) as (
        select unnest(families) collate "C"
        union
        select l.linked from reached r join family_link l on l.family = r.family
      ) select family from reached);
    return query select e.family, e.family_seq, e.data from event e where e.family = any (families) order by e.position;
  end if;
end
$$;

-- Texts of the law on which a case rests. Those that decide an open case are known without looking at any.
select digest as pack from pack_text p
where (select sum(cases) from docket_count where pack = p.digest) > 0 or exists (select from docket where pack = p.digest)

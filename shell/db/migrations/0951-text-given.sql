-- A text of the law as it was given for installing, by its digest: docs/decisions/0105. Whole and proved, or it would not be here; in force it is not.
create table text_given (
  digest text collate "C" primary key,
  pack text collate "C" not null,
  version text collate "C" not null,
  files json not null,
  given_at bigint not null
);
create trigger text_given_is_append_only before update or delete or truncate on text_given
  for each statement execute function refuse_change();

-- What people did with it. `of` is the digest that was given, where another day of force makes it another text; `rule_case` the change of the rule that
-- it carries out; `adopted` whether that one's draft is this text.
create table text_step (
  id bigint generated always as identity primary key,
  digest text collate "C" not null,
  step text collate "C" not null check (step in ('given', 'installed', 'set-aside', 'taken-back')),
  person text collate "C" not null,
  at bigint not null,
  of text collate "C",
  rule_case text collate "C",
  adopted boolean,
  reasons text,
  unique (digest, step)
);
create trigger text_step_is_append_only before update or delete or truncate on text_step
  for each statement execute function refuse_change();

-- What was proved of each text of the law, and by which prover: the same text and the same prover give the same answer, so it is asked once.
-- No event rests on it; where the program has changed, its new answer takes the place of the old one.
create table pack_proof (
  digest text collate "C" primary key references pack_text (digest),
  -- SHA-256 of the program that read and proved it.
  prover text collate "C" not null,
  proved_on text not null,
  -- Of each promise: id, holds (null where it is not decided), states, ms, and a witness or the reason.
  promises json not null
);

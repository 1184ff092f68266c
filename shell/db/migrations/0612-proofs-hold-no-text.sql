-- A text of the law is only added to, and says so itself when somebody would take it away (OR001). A foreign key would answer first, with a message
-- about keys. Proofs are no part of the history: one without its text is never read.
alter table pack_proof drop constraint pack_proof_digest_fkey;

import { useState } from 'react';
import { useParams } from 'wouter';
import type { Consultation, OrderDone } from '#contract';
import { Marks, Redline } from '#web/law';
import { Button, Crumb, Link, Note, Progress, useFormat, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { CommentForm } from './comment-form.tsx';
import { Comments } from './comments.tsx';

/** A draft clause by clause; beside each, what was said of it and what the office answered. */
export function ConsultationPage() {
  const words = useWords();
  const { number } = useParams<{ number: string }>();
  const asked = useAsk('consultation', { number });
  return (
    <AskPage of={asked} title={words.consultation.title} shape={[60, 80, 90, 90]}>
      {(value) => <Sheet key={value.case} draft={value} />}
    </AskPage>
  );
}

function Sheet({ draft }: { readonly draft: Consultation }) {
  const words = useWords();
  const w = words.consultation;
  const say = useSay();
  const t = useT();
  const format = useFormat();
  useTitle(t(draft.title));
  const [speaking, setSpeaking] = useState<string>();
  const [sent, setSent] = useState<OrderDone>();
  return (
    <div className="stack-l">
      <div className="two">
        <header>
          <Crumb steps={[{ label: w.title, href: '/consultations' }, { label: w.draft(draft.draft, format.longDate(draft.draftOn)) }]} />
          <h1>{say(draft.title)}</h1>
          <p className="lede">
            {say(draft.sentence)} <Marks marks={draft.marks} />
          </p>
        </header>
        <aside aria-label={w.stands}>
          {draft.comments === 0 ? (
            <p>{w.silent}</p>
          ) : (
            <Progress value={draft.answered} max={draft.comments} label={<b>{w.answered(draft.answered, draft.comments)}</b>} />
          )}
          {draft.locked !== undefined && (
            <p className="small quiet gap-top">
              {say(draft.locked.text)} <Marks marks={draft.locked.marks} />
            </p>
          )}
          <p className="small gap-top">
            <Link href={`/cases/${draft.case}`}>{w.case}</Link>
          </p>
        </aside>
      </div>
      {sent !== undefined && <Sent done={sent} />}
      {draft.clauses.length === 0 && <Note>{w.noClauses}</Note>}
      {draft.clauses.map((clause, index) => (
        <section key={clause.name} className="cl" aria-labelledby={`clause-${index}`}>
          <div className="txt">
            <h2 id={`clause-${index}`}>{clause.name}</h2>
            {clause.text !== undefined && (
              <p className="law">{clause.before === undefined ? clause.text : <Redline before={clause.before} text={clause.text} />}</p>
            )}
            {clause.deleted && <Note tone="wait">{w.deleted}</Note>}
            {clause.before !== undefined && (
              <p className="small quiet">{clause.before === '' ? w.newIn(draft.draft) : w.redline(draft.draft, draft.draft - 1)}</p>
            )}
            {draft.commenting !== undefined && !clause.deleted && speaking !== clause.name && (
              <p>
                <Button kind="second" onClick={() => setSpeaking(clause.name)}>
                  {w.speak}
                  <span className="sr">: {clause.name}</span>
                </Button>
              </p>
            )}
            {draft.commenting !== undefined && speaking === clause.name && (
              <CommentForm
                draft={draft}
                commenting={draft.commenting}
                clause={clause.name}
                onClose={() => setSpeaking(undefined)}
                onSent={(done) => {
                  setSpeaking(undefined);
                  setSent(done);
                }}
              />
            )}
          </div>
          <Comments clause={clause} />
        </section>
      ))}
    </div>
  );
}

/** Anyone who spoke without an account gets a code, shown this once. */
function Sent({ done }: { readonly done: OrderDone }) {
  const words = useWords();
  const say = useSay();
  return (
    <Note tone="good" alert>
      <p>
        <b>{words.consultation.sent}</b> {say(done.sentence)}
      </p>
      {done.code !== undefined && (
        <p>
          {words.complain.yourCode}
          {words.colon}
          <b translate="no">{done.code}</b>. {words.complain.codeHelp}{' '}
          <Link href={`/follow/${encodeURIComponent(done.code)}`}>{words.complain.followIt}</Link>
        </p>
      )}
    </Note>
  );
}

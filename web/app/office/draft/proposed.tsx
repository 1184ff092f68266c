import { addressOf, type CaseView, type ProposalView } from '#contract';
import { Marks } from '#web/law';
import { Button, Details, Section, useFormat, useSay, useT } from '#web/ui';
import { useDeskWords } from './words.ts';

/** What was proposed in this case and what became of it: the last version open, those before it folded. */
export function Proposed({ view, onTakeBack }: { readonly view: CaseView; readonly onTakeBack: (order: string) => void }) {
  const words = useDeskWords().proposed;
  const { proposals = [], signs } = view.desk ?? {};
  const [last, ...earlier] = proposals;
  if (last === undefined) return null;
  const takesBack = signs?.takesBack;
  return (
    <Section id="what-is-proposed" title={words.title}>
      <ProposalText proposal={last} />
      {takesBack !== undefined && (
        <p className="acts">
          <Button kind="second" onClick={() => onTakeBack(takesBack)}>
            {words.takeBack}…
          </Button>
        </p>
      )}
      {earlier.length > 0 && (
        <Details summary={words.earlier(earlier.length)}>
          {earlier.map((one) => (
            <ProposalText key={one.seq} proposal={one} />
          ))}
        </Details>
      )}
    </Section>
  );
}

export function ProposalText({ proposal }: { readonly proposal: ProposalView }) {
  const words = useDeskWords().proposed;
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const { outcome } = proposal;
  return (
    <div className="proposal">
      <p>
        <b>{say(proposal.decision.title)}</b>{' '}
        <span className="quiet small">{words.by(t(proposal.by), format.dateTime(proposal.at), proposal.version)}</span>
      </p>
      {proposal.facts.map((fact) => (
        <p key={fact.fact}>
          <span className="quiet">{say(fact.title)}</span> {say(fact.words)}
        </p>
      ))}
      <FindingLines proposal={proposal} />
      {proposal.papers.length > 0 && (
        <p className="small">
          {proposal.papers.map((paper) => (
            <a key={paper.digest} className="cited" href={addressOf('file', { digest: paper.digest })} download={paper.name}>
              {paper.name}
            </a>
          ))}
        </p>
      )}
      {outcome === undefined ? (
        <p className="t-wait">{words.waits}</p>
      ) : (
        <>
          <p>
            {outcome.kind === 'overtaken'
              ? words.overtaken(t(outcome.order.title), format.dateTime(outcome.at))
              : words[outcome.kind](t(outcome.by), format.dateTime(outcome.at))}
          </p>
          {outcome.remarks !== undefined && (
            <p>
              <b>{words.remarks}</b> {say(outcome.remarks)}
            </p>
          )}
          {outcome.changes.map((one) => (
            <p key={t(one.title)}>
              <span className="quiet">{say(one.title)}</span> {one.before !== undefined && <del>{say(one.before)}</del>}{' '}
              {one.after !== undefined && <ins>{say(one.after)}</ins>}
            </p>
          ))}
        </>
      )}
    </div>
  );
}

/** Each finding with its answer, its words and what it rests on. */
export function FindingLines({ proposal }: { readonly proposal: ProposalView }) {
  const words = useDeskWords().draft;
  const say = useSay();
  if (proposal.findings.length === 0) return null;
  return (
    <ul className="findings small">
      {proposal.findings.map((finding) => (
        <li key={finding.name}>
          {say(finding.title)} <Marks marks={finding.marks} />{' '}
          <b className={finding.met === undefined || finding.met === 'not-met' ? 't-wait' : undefined}>
            {finding.met === undefined ? words.notYet : words[finding.met]}
          </b>{' '}
          {finding.words}{' '}
          {finding.cites.map((cite) => (
            <span key={cite.ref} className="cited">
              {say(cite.words)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

import { useLocation, useParams } from 'wouter';
import type { Check } from '#contract';
import { StateMark } from '#web/case';
import { Letter, Marks } from '#web/law';
import { Button, Link, Loading, Note, Pairs, Section, useFormat, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { capital } from '../capital.ts';
import { useCity } from '../session.ts';
import { useTitle } from '../title.ts';
import { Ask } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { CodeForm } from './code-form.tsx';

/** Is this paper genuine, and does it still hold? One sentence answers. */
export function CheckPage() {
  const { code } = useParams<{ code?: string }>();
  const words = useWords();
  const t = useT();
  const [, navigate] = useLocation();
  const check = useAsk('check', { code: code ?? '' }, { when: code !== undefined });
  const isUnknown = code !== undefined && check.kind === 'refused' && check.problem.status === 404;
  const title =
    check.kind === 'ready' && code !== undefined ? t(check.value.sentence) : isUnknown ? words.check.unknown : words.check.title;
  useTitle(title);
  return (
    <div className="stack narrow">
      <h1>{title}</h1>
      {code === undefined && <p className="lede">{words.check.lede}</p>}
      {isUnknown && <Unknown />}
      {code !== undefined &&
        !isUnknown &&
        (check.kind === 'loading' ? <Loading /> : <Ask of={check}>{(value) => <Sheet check={value} />}</Ask>)}
      <section aria-labelledby="another" className="gap-above">
        <h2 id="another" className={code === undefined ? 'sr' : 'small-head'}>
          {code === undefined ? words.check.code : words.check.another}
        </h2>
        <CodeForm
          key={code}
          label={words.check.code}
          verb={words.check.verb}
          code={isUnknown ? code : undefined}
          onCode={(typed) => navigate(`/check/${encodeURIComponent(typed)}`)}
        />
        {code === undefined && <p className="small quiet gap-top">{words.check.where}</p>}
      </section>
    </div>
  );
}

/** No paper of ours: what may be wrong with the code, and what to do about a paper that claims to be ours. */
function Unknown() {
  const words = useWords();
  return (
    <>
      <Note tone="bad">{words.check.unknownNext}</Note>
      <p className="acts">
        <Button kind="second" href="/complain">
          {words.check.tell}
        </Button>
      </p>
    </>
  );
}

const tones = { holds: 'in-force', suspended: 'waiting', struck: 'warning', replaced: 'ended', missing: 'warning' } as const;

/** The paper as it was sent, without what it says, and what became of it. */
function Sheet({ check }: { readonly check: Check }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const city = useCity();
  const { row } = check;
  return (
    <>
      <p>
        <StateMark tone={tones[check.state]}>{words.check.states[check.state]}</StateMark>
      </p>
      <Letter
        office={city === undefined ? '' : t(city.office)}
        number={check.number}
        date={check.on}
        title={t(check.title)}
        level={2}
        code={check.code}
        label={t(check.title)}
        law={<Marks marks={check.marks} />}
      >
        {check.says.map((said) => (
          <p key={said.en}>{say(said)}</p>
        ))}
        <p className="quiet small">{words.check.notTold}</p>
      </Letter>
      {row !== undefined && (
        <Section id="entry" title={words.check.entry} level={2}>
          <Pairs
            labelledBy="entry"
            pairs={[
              { name: t(row.register.title), value: <Link href={row.href}>{say(row.title)}</Link> },
              { name: words.row.status, value: capital(t(row.status)) },
              { name: words.check.entered, value: format.longDate(row.since) },
            ]}
          />
        </Section>
      )}
    </>
  );
}

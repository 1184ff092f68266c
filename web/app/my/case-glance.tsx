import type { CaseView } from '#contract';
import { StateMark } from '#web/case';
import { Tier } from '#web/law';
import { Link, Pairs, Section, useFormat, useSay, useT } from '#web/ui';
import { capital } from '../capital.ts';
import { CellWords } from '../public/cells.tsx';
import { useWords } from '../words/index.ts';

export function Glance({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const { subject } = view;
  return (
    <Section id="glance" title={words.case.glance}>
      <Pairs
        small
        labelledBy="glance"
        pairs={[
          { name: words.row.status, value: <StateMark tone={view.status.tone}>{capital(t(view.status.title))}</StateMark> },
          ...(view.tier === undefined ? [] : [{ name: words.register.columns.risk, value: <Tier ranked={view.tier} light /> }]),
          ...(subject === undefined || (subject.href === undefined && subject.number === undefined)
            ? []
            : [
                {
                  name: capital(t(subject.kind.title)),
                  value:
                    subject.href === undefined ? (subject.number ?? t(view.title)) : <Link href={subject.href}>{say(view.title)}</Link>,
                },
              ]),
          { name: words.case.opened, value: format.longDate(view.opened) },
          ...(view.ended === undefined ? [] : [{ name: words.case.ended, value: format.longDate(view.ended) }]),
          ...view.parties.map((party) => ({
            key: `${party.role.name} ${party.name.en}`,
            name: capital(t(party.role.title)),
            value: `${t(party.name)}${party.you ? words.brackets(words.case.you) : ''}`,
          })),
          ...view.registers.map((entry) => ({
            key: entry.href,
            name: capital(t(entry.register.title)),
            value: (
              <>
                <Link href={entry.href} className="num">
                  {entry.number}
                </Link>{' '}
                {say(entry.status)}
              </>
            ),
          })),
          ...[...view.glance, ...(view.accounts ?? [])].map((cell) => ({
            key: cell.name,
            name: capital(t(cell.title)),
            value: <CellWords cell={cell} />,
          })),
        ]}
      />
    </Section>
  );
}

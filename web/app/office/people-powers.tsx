import type { Answered } from '#contract';
import { Marks } from '#web/law';
import { Button, Section, useFormat, useSay, useT } from '#web/ui';
import type { Ending } from './people-end.tsx';
import { useWords } from './words.ts';

/** Posts that wait until a second person confirms them. */
export function ProposedPosts({ page, onEnd }: { readonly page: Answered<'people'>; readonly onEnd: (ending: Ending) => void }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  if (page.proposed.length === 0) return null;
  return (
    <Section id="proposed-posts" title={words.people.proposed}>
      <ul className="plain">
        {page.proposed.map((post) => {
          const ending = (end: Ending['end']) => () => onEnd({ end, id: post.id, what: t(post.role.title), whose: post.name });
          return (
            <li key={post.id} className="entry">
              <span>
                <b>{post.name}</b>: {t(post.role.title)}{' '}
                <span className="quiet small">
                  {[
                    t(post.office.title),
                    words.people.since(format.longDate(post.from), post.until === undefined ? undefined : format.longDate(post.until)),
                    ...(post.by === undefined ? [] : [words.people.proposedBy(post.by)]),
                    words.people.confirmedBy(post.confirm.map((role) => t(role.title)).join(words.comma)),
                  ].join(words.comma)}
                </span>
              </span>
              <span className="acts">
                {post.mayConfirm && <Button onClick={ending('confirmPost')}>{words.people.verbs.confirmPost}…</Button>}
                {post.mayTakeBack && (
                  <Button kind="bare" onClick={ending('takeBackPost')}>
                    {words.people.verbs.takeBackPost}…
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** Who may do what in the office beside the orders of cases, and what in the rules says so. */
export function Powers({ page }: { readonly page: Answered<'people'> }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  if (page.powers.length === 0) return null;
  return (
    <Section id="powers" title={words.people.powers}>
      <dl className="powers">
        {page.powers.map(({ power, roles, people, confirm, confirmPosts, mark }) => (
          <div key={power.name}>
            <dt>
              {say(power.title)} <Marks marks={mark} />
            </dt>
            <dd>
              {roles.map((role) => t(role.title)).join(words.comma)}
              <span className="quiet small">
                {' '}
                {people.length === 0 ? words.people.heldByNobody : words.people.heldBy(people.join(words.comma))}
                {confirm.length > 0 &&
                  ` ${words.people.secondPerson(
                    confirm.map((role) => t(role.title)).join(words.comma),
                    (confirmPosts ?? []).map((role) => t(role.title)).join(words.comma),
                  )}`}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

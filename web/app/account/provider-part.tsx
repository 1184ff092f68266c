import { addressOf } from '#contract';
import { Button, Note, Section, useLang } from '#web/ui';
import { inLang, useQuery } from '../address.ts';
import { useAsk, useDo } from '../api.ts';
import { TroubleOf } from '../trouble.tsx';
import { useAccountWords } from './words.ts';

/** The provider of OpenID Connect, where the city has one. */
export function ProviderPart() {
  const { provider: w } = useAccountWords();
  const lang = useLang();
  const came = useQuery().one('provider');
  const own = useAsk('ownProvider', {});
  const ways = useDo('proofWays', { quiet: true });
  const unlink = useDo('unlinkProvider');
  if (own.kind !== 'ready' || own.value.name === undefined) return null;
  const { name, linked } = own.value;
  const said = came !== undefined && Object.hasOwn(w.came, came) ? w.came[came as keyof typeof w.came] : undefined;
  return (
    <Section id="provider" title={w.title(name)}>
      {said !== undefined && <Note tone={came === 'linked' ? 'good' : 'bad'}>{said}</Note>}
      <p>{linked ? w.linked : w.notLinked(name)}</p>
      <TroubleOf outcome={unlink.trouble ?? ways.trouble} />
      <p className="acts">
        {linked ? (
          <Button kind="second" busy={unlink.busy} onClick={() => void unlink.run({})}>
            {w.unlink}
          </Button>
        ) : (
          <a className="btn second" href={addressOf('providerStart', { to: inLang('/my/account', lang), link: true })}>
            {w.link}
          </a>
        )}
      </p>
    </Section>
  );
}

import { Link } from '#web/ui';
import { useAccountWords } from '../account/words.ts';
import { useMe } from '../session.ts';

/** For somebody who may invite or switch accounts off. */
export function AccountsLink() {
  const { office } = useAccountWords();
  const { me } = useMe();
  const may = me?.powers.some((power) => ['add-people', 'deactivate-accounts', 'confirm-organisations'].includes(power)) === true;
  return may ? <Link href="/office/accounts">{office.title}</Link> : null;
}

import { Button, Dialog, Pairs } from '#web/ui';
import { switchKeys, useKeysOn } from './keys-on.ts';
import { useWords } from './words.ts';

/** The keys of the office, in the order in which the messages say what they do. */
const shortcuts = ['Ctrl K  /', '?', 'G D', 'G C', 'G R', 'G A', 'G W', 'J  K', 'Enter', 'O', 'A', 'N', 'R', 'Ctrl Enter', 'Esc'];

/** Every key of these pages, and the way to switch them off. */
export function KeysHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const words = useWords();
  const on = useKeysOn();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words.keys.title}
      actions={
        <Button kind="second" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <Pairs
        label={words.keys.title}
        pairs={shortcuts.map((keys, at) => ({
          key: keys,
          name: <Keyboard keys={keys} />,
          value: words.keys.list[at],
        }))}
      />
      <label className="check">
        <input type="checkbox" checked={on} onChange={(event) => switchKeys(event.target.checked)} />
        {words.keys.on}
      </label>
      <p className="quiet small">{words.keys.note}</p>
    </Dialog>
  );
}

/** `G D` are two keys, one after the other. */
function Keyboard({ keys }: { readonly keys: string }) {
  return keys.split('  ').map((one) => (
    <span key={one} className="keys">
      {one.split(' ').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  ));
}

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';
import { useWords } from './words.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Stand at the foot, the verb first. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly onConfirm?: (() => void) | undefined;
  readonly className?: string;
}

/** The platform's own dialog: it holds the focus, closes with Esc and gives the focus back. */
export function Dialog({ open, onClose, title, children, actions, wide = false, onConfirm, className = '' }: DialogProps) {
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = place.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onConfirm !== undefined) {
      event.preventDefault();
      onConfirm();
    }
  };
  return (
    <dialog
      ref={place}
      className={`dialog ${wide ? 'wide' : ''} ${className}`.trim()}
      aria-labelledby={id}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      {open && (
        <>
          <h2 id={id}>{title}</h2>
          <div className="dialog-body">{children}</div>
          {actions !== undefined && <div className="acts">{actions}</div>}
        </>
      )}
    </dialog>
  );
}

export interface AskProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  /** `Propose refusal of AS-2026-0117?` */
  readonly title: ReactNode;
  /** The verb again, for the button. */
  readonly verb: ReactNode;
  /** Who is told what, today, and what stays for ever. Also the form, where one follows. */
  readonly children: ReactNode;
  readonly busy?: boolean;
  readonly wide?: boolean;
  /** Why it was refused after all. */
  readonly refused?: ReactNode;
}

/** Before a formal decision: what follows from it, then the verb. Ctrl Enter confirms. */
export function Ask({ open, onClose, onConfirm, title, verb, children, busy = false, wide = false, refused }: AskProps) {
  const words = useWords();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      wide={wide}
      onConfirm={busy ? undefined : onConfirm}
      actions={
        <>
          <Button onClick={onConfirm} busy={busy} keys="Control+Enter">
            {verb}
          </Button>
          <Button kind="bare" onClick={onClose}>
            {words.notYet}
          </Button>
        </>
      }
    >
      {children}
      {refused !== undefined && (
        <div className="note bad" role="alert">
          {refused}
        </div>
      )}
    </Dialog>
  );
}

import { type MouseEvent, type ReactNode, type Ref, useId, useState } from 'react';
import { Link } from './link.tsx';

export interface ButtonProps {
  /** `solid` is the one usual thing to do; `second` all others; `bare` a quiet one among words. */
  readonly kind?: 'solid' | 'second' | 'bare';
  readonly children: ReactNode;
  /** Makes it a link that looks like a button. */
  readonly href?: string | undefined;
  readonly onClick?: ((event: MouseEvent) => void) | undefined;
  readonly type?: 'button' | 'submit';
  /** Why it cannot be pressed now. It stays focusable; pressing it reads the reason and does no more. */
  readonly reason?: ReactNode;
  readonly busy?: boolean;
  readonly describedBy?: string | undefined;
  readonly download?: string | undefined;
  readonly keys?: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const {
    kind = 'solid',
    children,
    href,
    onClick,
    type = 'button',
    reason,
    busy = false,
    describedBy,
    download,
    keys,
    className = '',
    ref,
  } = props;
  const look = `btn ${kind === 'solid' ? '' : kind} ${className}`.trim();
  if (reason !== undefined) return <Refused look={look} reason={reason} label={children} />;
  if (href !== undefined) {
    return (
      <Link className={look} href={href} onClick={onClick} download={download} aria-describedby={describedBy}>
        {children}
      </Link>
    );
  }
  return (
    <button
      ref={ref}
      type={type}
      className={look}
      onClick={busy ? undefined : onClick}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-describedby={describedBy}
      aria-keyshortcuts={keys}
    >
      {children}
    </button>
  );
}

function Refused({ look, reason, label }: { readonly look: string; readonly reason: ReactNode; readonly label: ReactNode }) {
  const id = useId();
  return (
    <span className="no">
      <RefusedButton className={look} reasonId={id}>
        {label}
      </RefusedButton>
      <span id={id} className="small quiet reason">
        {reason}
      </span>
    </span>
  );
}

/** A button whose reason stands elsewhere on the page, under `reasonId`. */
export function RefusedButton(props: { readonly className?: string; readonly reasonId: string; readonly children: ReactNode }) {
  const { className = 'btn second', reasonId, children } = props;
  const [said, setSaid] = useState({ times: 0, words: '' });
  const readReason = () => {
    const place = document.getElementById(reasonId);
    if (place === null) return;
    setSaid(({ times }) => ({ times: times + 1, words: place.textContent }));
    place.classList.remove('told');
    requestAnimationFrame(() => place.classList.add('told'));
  };
  return (
    <>
      <button type="button" className={className} aria-disabled="true" aria-describedby={reasonId} onClick={readReason}>
        {children}
      </button>
      <span className="sr" role="status">
        {said.times > 0 && <span key={said.times}>{said.words}</span>}
      </span>
    </>
  );
}

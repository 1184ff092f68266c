/** A QR code as the server drew it: dark on white in any colour scheme, since cameras need it so. */
export function QrCode({ code, label }: { readonly code: { readonly path: string; readonly size: number }; readonly label: string }) {
  return (
    <svg className="qr" viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={label}>
      <path className="qr-paper" d={`M0 0h${code.size}v${code.size}h-${code.size}z`} />
      <path d={code.path} />
    </svg>
  );
}

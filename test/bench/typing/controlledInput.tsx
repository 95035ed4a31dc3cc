/** The peer: a bare controlled input of the same React, whose text stands beside it. */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function Bare() {
  const [text, setText] = useState('');
  return (
    <>
      <input aria-label="Bare" value={text} onChange={({ target }) => setText(target.value)} />
      <output data-bare>{text === '' ? 'empty' : 'filled'}</output>
    </>
  );
}

const place = document.createElement('div');
place.style.cssText = 'position:fixed;inset:auto 0 0 auto;z-index:99';
document.body.append(place);
createRoot(place).render(<Bare />);

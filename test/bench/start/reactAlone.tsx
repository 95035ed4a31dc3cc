/** The peer of the renderer's size: React and react-dom, putting one word on the page. */
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root) createRoot(root).render(<p>React</p>);

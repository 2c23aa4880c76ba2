import { Alert, ConfigProvider } from 'antd';
import { createChecker } from 'jixiao-validator';
import { referenceLibrary } from 'jixiao-validator/library';
import { createRoot } from 'react-dom/client';
import { TargetForm } from './TargetForm';

const root = createRoot(document.getElementById('app') as HTMLElement);

// The checker is made once, before the form is shown; from then on every check is synchronous.
createChecker({ library: referenceLibrary }).then(
  (checker) =>
    root.render(
      // The yellow of Ant Design is too pale for text.
      <ConfigProvider theme={{ token: { colorWarning: '#8a5300' } }} button={{ autoInsertSpace: false }}>
        <TargetForm checker={checker} />
      </ConfigProvider>,
    ),
  // A CheckError says in plain Chinese what to do, for instance to leave the compatibility mode of the browser.
  (error: Error) => root.render(<Alert type="error" message={error.message} />),
);

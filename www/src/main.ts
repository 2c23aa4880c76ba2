import { createApp } from 'vue';
import 'element-plus/theme-chalk/base.css';
import 'element-plus/theme-chalk/el-button.css';
import 'element-plus/theme-chalk/el-dialog.css';
import 'element-plus/theme-chalk/el-dropdown.css';
import 'element-plus/theme-chalk/el-dropdown-item.css';
import 'element-plus/theme-chalk/el-dropdown-menu.css';
import 'element-plus/theme-chalk/el-icon.css';
import 'element-plus/theme-chalk/el-input.css';
import 'element-plus/theme-chalk/el-message-box.css';
import 'element-plus/theme-chalk/el-overlay.css';
import 'element-plus/theme-chalk/el-popper.css';
import 'element-plus/theme-chalk/el-scrollbar.css';
import App from './App.vue';
import { startDrafts } from './keeping/drafts';
import { startOffline } from './keeping/offline';
import { startPrinting } from './keeping/print';
import { startEngine } from './state/engine';
import './styles.css';

// The engine is fetched and compiled while the drafts are read and the form is being drawn.
void startEngine();
startPrinting();
void startDrafts().then(() => createApp(App).mount('#app'));
startOffline();

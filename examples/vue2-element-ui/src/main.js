import ElementUI from 'element-ui';
import 'element-ui/lib/theme-chalk/index.css';
import { createChecker } from 'jixiao-validator';
import { referenceLibrary } from 'jixiao-validator/library';
import Vue from 'vue';
import TargetForm from './TargetForm.vue';

Vue.use(ElementUI);
Vue.config.productionTip = false;

// The checker is made once, before the form is shown; from then on every check is synchronous.
createChecker({ library: referenceLibrary }).then(
  (checker) => new Vue({ render: (h) => h(TargetForm, { props: { checker } }) }).$mount('#app'),
  // A CheckError says in plain Chinese what to do, for instance to leave the compatibility mode of the browser.
  (error) =>
    new Vue({ render: (h) => h('el-alert', { props: { type: 'error', title: error.message } }) }).$mount('#app'),
);

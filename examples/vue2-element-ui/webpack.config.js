// A portal on webpack 4, as vue-cli 4 sets it up. Nothing here is for the validator: it needs no loader and no plugin.
const HtmlWebpackPlugin = require('html-webpack-plugin');
const { VueLoaderPlugin } = require('vue-loader');

module.exports = {
  entry: './src/main.js',
  // Element UI and the library of indicators are large in any portal; a warning at each build would only hide others.
  performance: { hints: false },
  module: {
    rules: [
      { test: /\.vue$/, use: 'vue-loader' },
      { test: /\.css$/, use: ['style-loader', 'css-loader'] },
      { test: /\.(woff|ttf)$/, use: 'file-loader' },
    ],
  },
  plugins: [new VueLoaderPlugin(), new HtmlWebpackPlugin({ template: 'index.html' })],
};

/** The mini-program's server APIs. */
package io.guidepost.wechat.miniapp;

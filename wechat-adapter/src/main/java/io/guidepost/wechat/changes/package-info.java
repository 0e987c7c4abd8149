/**
 * Words between processes by Redis. They have nothing to do with WeChat; this module is the one that speaks to Redis in all three
 * applications.
 */
package io.guidepost.wechat.changes;

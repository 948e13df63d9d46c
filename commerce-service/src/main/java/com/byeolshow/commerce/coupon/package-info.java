/**
 * Coupons: staff make them, customers claim, keep, delete and spend them, each customer each coupon once for ever. Keeps
 * coupons and their issues; publishes nothing. Glossary: coupon, offer, claim, issue, basket, wish, share.
 */
@NullMarked
package com.byeolshow.commerce.coupon;

import org.jspecify.annotations.NullMarked;

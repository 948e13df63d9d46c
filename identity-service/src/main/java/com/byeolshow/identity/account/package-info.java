/** Accounts and their roles. Owns the table {@code accounts}, publishes {@code identity.account.v1}. Glossary: an <em>account</em> belongs to one customer; the <em>user id</em> is what they log in with, the <em>alias</em> is the only name others see. */
@NullMarked
package com.byeolshow.identity.account;

import org.jspecify.annotations.NullMarked;

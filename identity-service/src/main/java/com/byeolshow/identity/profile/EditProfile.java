package com.byeolshow.identity.profile;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.EditAccount;
import com.byeolshow.identity.account.model.EditForm;
import com.byeolshow.identity.influencer.RestateInfluencer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Edits an account, and tells of it under every name it is known by. */
@Component
public class EditProfile {

    private final EditAccount editAccount;
    private final RestateInfluencer restateInfluencer;

    EditProfile(EditAccount editAccount, RestateInfluencer restateInfluencer) {
        this.editAccount = editAccount;
        this.restateInfluencer = restateInfluencer;
    }

    /** Fails as {@link EditAccount} does. */
    public Mono<EditAccount.Edited> run(CustomerId id, EditForm form) {
        return editAccount.run(id, form, edited -> edited.renamed() ? restateInfluencer.run(id) : Mono.empty());
    }
}

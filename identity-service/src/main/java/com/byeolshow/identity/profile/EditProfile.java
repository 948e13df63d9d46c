package com.byeolshow.identity.profile;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.EditAccount;
import com.byeolshow.identity.account.model.EditForm;
import com.byeolshow.identity.influencer.RenameInfluencer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Edits an account, and tells of it under every name it is known by. */
@Component
public class EditProfile {

    private final EditAccount editAccount;
    private final RenameInfluencer renameInfluencer;

    EditProfile(EditAccount editAccount, RenameInfluencer renameInfluencer) {
        this.editAccount = editAccount;
        this.renameInfluencer = renameInfluencer;
    }

    /** Fails as {@link EditAccount} does. */
    public Mono<EditAccount.Edited> run(CustomerId id, EditForm form) {
        return editAccount.run(
                id,
                form,
                edited -> edited.renamed()
                        ? renameInfluencer.run(id, edited.account().alias())
                        : Mono.empty());
    }
}

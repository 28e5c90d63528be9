//! `#[component]`: arguments by name, in any order.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{FnArg, Ident, ItemFn, Pat};

/// The struct that carries a component's arguments.
pub fn props_name(component: &Ident) -> Ident {
    format_ident!("{component}Props")
}

/// The function, and the struct of its arguments where it has any.
pub fn expand(item: ItemFn) -> syn::Result<TokenStream> {
    let ItemFn { attrs, vis, sig, block, .. } = item;
    let name = &sig.ident;
    let props = props_name(name);
    let (mut fields, mut names) = (Vec::new(), Vec::new());
    for input in &sig.inputs {
        let FnArg::Typed(argument) = input else {
            return Err(syn::Error::new_spanned(input, "a component has no self"));
        };
        let Pat::Ident(field) = &*argument.pat else {
            return Err(syn::Error::new_spanned(&argument.pat, "an argument of a component is a plain name"));
        };
        let docs = argument.attrs.iter().filter(|attribute| attribute.path().is_ident("doc"));
        let (field, kind) = (&field.ident, &argument.ty);
        fields.push(quote! { #(#docs)* pub #field: #kind });
        names.push(field);
    }
    let body = quote! { crate::ui::component(move || #block) };
    if fields.is_empty() {
        return Ok(quote! {
            #(#attrs)* #[allow(non_snake_case)] #vis fn #name() -> crate::ui::View { #body }
        });
    }
    let about = format!("What `{name}` is given.");
    Ok(quote! {
        #[doc = #about]
        #vis struct #props { #(#fields),* }
        #(#attrs)*
        #[allow(non_snake_case)]
        #vis fn #name(props: #props) -> crate::ui::View {
            let #props { #(#names),* } = props;
            #body
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(source: &str) -> String {
        expand(syn::parse_str(source).unwrap()).unwrap().to_string()
    }

    #[test]
    fn arguments_become_fields_with_their_words() {
        let code = expanded("pub fn Row(/// Its name.\n name: String, nth: usize) -> impl IntoView { name }");
        assert!(code.contains("pub struct RowProps { # [doc = \" Its name.\"] pub name : String , pub nth : usize }"), "{code}");
        assert!(code.contains("let RowProps { name , nth } = props ;"), "{code}");
    }

    #[test]
    fn without_arguments_there_is_no_struct() {
        let code = expanded("fn Frame() -> impl IntoView { 1 }");
        assert!(!code.contains("struct"), "{code}");
        assert!(code.contains("fn Frame () -> crate :: ui :: View"), "{code}");
    }

    #[test]
    fn what_is_not_a_plain_argument_is_refused() {
        assert!(expand(syn::parse_str("fn Row((a, b): (u8, u8)) {}").unwrap()).is_err());
        assert!(expand(syn::parse_str("fn Row(&self) {}").unwrap()).is_err());
    }
}
